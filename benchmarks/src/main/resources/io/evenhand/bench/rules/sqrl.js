// SPDX-License-Identifier: Apache-2.0
// Asks SQRL about the cases of a task: node sqrl.js TASK RESULT. Rules and cases are those of the other contestants.
const fs = require("fs");
const sqrl = require("sqrl");

async function all(executable, rules, inputs) {
  const execution = await executable.execute(sqrl.createSimpleContext(), { inputs });
  const answers = await execution.fetchValue("Answers");
  return rules.filter((_, i) => answers[i] === true);
}

async function first(executable, rules, inputs) {
  const execution = await executable.execute(sqrl.createSimpleContext(), { inputs });
  for (let i = 0; i < rules.length; i++) {
    if ((await execution.fetchValue("R" + i)) === true) {
      return [rules[i]];
    }
  }
  return [];
}

// The median of the rounds after the first two, by the processor time of this process.
async function rate(ask, cases, seconds) {
  const rates = [];
  for (let round = 0; round < 7; round++) {
    const start = process.cpuUsage();
    let asked = 0;
    let used = 0;
    while (used < seconds * 1e6) {
      for (let i = 0; i < 64; i++) {
        await ask(cases[(asked + i) % cases.length]);
      }
      asked += 64;
      const cpu = process.cpuUsage(start);
      used = cpu.user + cpu.system;
    }
    rates.push((asked * 1e6) / used);
  }
  return rates.slice(2).sort((a, b) => a - b)[2];
}

async function main(taskFile, resultFile) {
  const task = JSON.parse(fs.readFileSync(taskFile, "utf8"));
  const answers = "LET Answers := [" + task.rules.map((_, i) => "R" + i).join(", ") + "];\n";
  const files = new sqrl.VirtualFilesystem({ "main.sqrl": task.text + answers });
  const { executable } = await sqrl.compileFromFilesystem(sqrl.createInstance(), files, {});
  const fired = [];
  for (const inputs of task.cases) {
    fired.push(await all(executable, task.rules, inputs));
  }
  fs.writeFileSync(
    resultFile,
    JSON.stringify({
      all: await rate(inputs => all(executable, task.rules, inputs), task.cases, task.seconds),
      first: await rate(inputs => first(executable, task.rules, inputs), task.cases, task.seconds),
      fired
    })
  );
}

main(process.argv[2], process.argv[3]).catch(error => {
  console.error(error.message);
  process.exit(1);
});
