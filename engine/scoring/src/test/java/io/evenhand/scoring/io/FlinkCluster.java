// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Flink cluster: a JobManager and TaskManagers of two slots, each a process of its own, started as {@code
 * docs/operate.md} says, with the file {@code docs/deploy/flink/config.yaml}. On its class path is Flink and nothing of ours.
 */
final class FlinkCluster implements AutoCloseable {
    /** What comes with Flink; the rest of this test's class path is in the job jar, or no business of the cluster's. */
    private static final Pattern FLINKS = Pattern.compile(
            "(flink-(?!connector-kafka|connector-base|metrics-prometheus).*|frocksdbjni|commons-.*|kryo|minlog|objenesis"
                    + "|reflectasm|javassist|log4j-.*|slf4j-api|snakeyaml-engine|jsr305|lz4-java|snappy-java|zstd-jni|async-profiler"
                    + "|asm|asm-.*|RoaringBitmap)-[0-9].*\\.jar");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final Path root = Path.of(System.getProperty("evenhand.root"));
    private final int rpc = LocalKafka.freePort();
    private final int rest = LocalKafka.freePort();
    private Process jobManager;
    private final List<Process> processes = new ArrayList<>();
    private final List<Integer> metricPorts = new ArrayList<>();

    private FlinkCluster(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Starts the JobManager, and returns before it answers. */
    static FlinkCluster start(Path folder) throws IOException {
        FlinkCluster cluster = new FlinkCluster(folder);
        cluster.jobManager = cluster.launchJobManager("jobmanager");
        return cluster;
    }

    private Process launchJobManager(String name) throws IOException {
        return launch(
                name,
                List.of("-Xmx300m"),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                List.of());
    }

    /** Kills the JobManager, which knows of no job and no jar when it is started again. */
    void replaceJobManager() throws IOException, InterruptedException {
        jobManager.destroyForcibly().waitFor();
        jobManager = launchJobManager("jobmanager-again");
    }

    /** The newest whole checkpoint of a job, as an operator would look for it. */
    String newestCheckpoint(String job) throws IOException {
        try (Stream<Path> checkpoints = Files.list(folder.resolve("checkpoints").resolve(job))) {
            return checkpoints
                    .filter(each -> Files.exists(each.resolve("_metadata")))
                    .max(Comparator.comparingLong(
                            each -> Long.parseLong(each.getFileName().toString().substring("chk-".length()))))
                    .orElseThrow()
                    .toUri()
                    .toString();
        }
    }

    /** Starts a TaskManager, and returns before it offers its slots. */
    Process taskManager(String name) throws IOException {
        return launch(
                name,
                List.of("-Xmx300m", "-XX:MaxDirectMemorySize=192m"),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                List.of(
                        "taskmanager.resource-id=" + name,
                        "taskmanager.cpu.cores=1",
                        "taskmanager.memory.framework.heap.size=100m",
                        "taskmanager.memory.task.heap.size=200m",
                        "taskmanager.memory.framework.off-heap.size=64m",
                        "taskmanager.memory.task.off-heap.size=64m",
                        "taskmanager.memory.managed.size=1m",
                        "taskmanager.memory.network.min=64m",
                        "taskmanager.memory.network.max=64m",
                        "taskmanager.memory.jvm-metaspace.size=128m",
                        "taskmanager.memory.jvm-overhead.min=64m",
                        "taskmanager.memory.jvm-overhead.max=64m"));
    }

    private Process launch(String name, List<String> jvm, String main, List<String> settings) throws IOException {
        int metrics = LocalKafka.freePort();
        metricPorts.add(metrics);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(options());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.level=INFO",
                "-cp",
                lib(),
                main,
                "--configDir",
                root.resolve("docs/deploy/flink").toString()));
        Stream.concat(
                        Stream.of(
                                "jobmanager.rpc.port=" + rpc,
                                "rest.port=" + rest,
                                "rest.bind-port=" + rest,
                                "metrics.reporter.prom.port=" + metrics,
                                "web.upload.dir=" + folder.resolve("upload"),
                                "io.tmp.dirs=" + folder.resolve("tmp-" + name),
                                "heartbeat.interval=1000",
                                "heartbeat.timeout=8000",
                                "execution.checkpointing.interval=500ms",
                                "execution.checkpointing.dir="
                                        + folder.resolve("checkpoints").toUri()),
                        settings.stream())
                .forEach(setting -> command.addAll(List.of("-D", setting)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("FLINK_PLUGINS_DIR", plugins().toString());
        Files.createDirectories(folder.resolve("tmp-" + name));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        processes.add(process);
        return process;
    }

    /** What Flink's own scripts would pass to each process. */
    private List<String> options() throws IOException {
        return Files.readString(root.resolve("docs/deploy/flink/config.yaml"))
                .lines()
                .filter(line -> line.startsWith("env.java.opts.all: "))
                .flatMap(line -> Arrays.stream(line.split(" ")).skip(1))
                .toList();
    }

    private static String lib() {
        return Arrays.stream(ScoringProcess.classPath().split(File.pathSeparator))
                .filter(entry ->
                        FLINKS.matcher(Path.of(entry).getFileName().toString()).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path plugins() {
        Path plugins = root.resolve("engine/scoring/target/cluster-plugins");
        if (!Files.isDirectory(plugins)) {
            throw new IllegalStateException(
                    "the build did not fetch the plugins: ./mvnw -pl engine/scoring -am package");
        }
        return plugins;
    }

    /** The file that the build makes for clusters. */
    Path jobJar() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("engine/scoring/target"))) {
            return files.filter(file -> file.toString().endsWith("-job.jar"))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("there is no job jar: ./mvnw -pl engine/scoring -am package"));
        }
    }

    /** How many slots are offered, 0 while nobody answers. */
    int slots() throws InterruptedException {
        JsonNode overview = get("/overview");
        return overview == null ? 0 : overview.path("slots-total").asInt();
    }

    /** Hands the job jar over; its name there. */
    String upload(Path jar) throws IOException, InterruptedException {
        String boundary = "evenhand-job";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"job.jar\"\r\n"
                        + "Content-Type: application/x-java-archive\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(Files.readAllBytes(jar));
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        JsonNode answer = send(request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
        String file = answer.path("filename").asText();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Starts the job of a jar, from a savepoint or from nothing; the job's name. */
    String run(String jar, int parallelism, @Nullable String savepoint, List<String> arguments)
            throws IOException, InterruptedException {
        var body = JSON.createObjectNode().put("parallelism", parallelism);
        if (savepoint != null) {
            body.put("savepointPath", savepoint);
        }
        arguments.forEach(body.putArray("programArgsList")::add);
        return post("/jars/" + jar + "/run", body).path("jobid").asText();
    }

    /** Stops a job with a savepoint; where that is. */
    String stop(String job) throws Exception {
        JsonNode order = JSON.createObjectNode()
                .put("drain", false)
                .put("targetDirectory", folder.resolve("savepoints").toUri().toString());
        String trigger =
                post("/jobs/" + job + "/stop", order).path("request-id").asText();
        List<String> found = new ArrayList<>();
        KilledJobLosesNothingIT.await("a savepoint", () -> {
            JsonNode answer = get("/jobs/" + job + "/savepoints/" + trigger);
            if (answer == null || !answer.path("status").path("id").asText().equals("COMPLETED")) {
                return false;
            }
            String location = answer.path("operation").path("location").asText();
            if (location.isEmpty()) {
                throw new AssertionError("no savepoint: " + answer.path("operation"));
            }
            return found.add(location);
        });
        KilledJobLosesNothingIT.await("the job to end", () -> status(job).equals("FINISHED"));
        return found.get(0);
    }

    /** RUNNING, FAILED and so on. */
    String status(String job) throws InterruptedException {
        JsonNode answer = get("/jobs/" + job);
        return answer == null ? "" : answer.path("state").asText();
    }

    /** Whether every task of a job runs. */
    boolean isWholeJobRunning(String job) throws InterruptedException {
        JsonNode answer = get("/jobs/" + job);
        if (answer == null || answer.path("vertices").isEmpty()) {
            return false;
        }
        for (JsonNode vertex : answer.path("vertices")) {
            if (vertex.path("tasks").path("RUNNING").asInt()
                    != vertex.path("parallelism").asInt()) {
                return false;
            }
        }
        return true;
    }

    /** What Prometheus would read of all processes. */
    String metrics() throws InterruptedException {
        StringBuilder all = new StringBuilder();
        for (int port : metricPorts) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                all.append(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
            } catch (IOException e) {
                // not there yet, or not there any more
            }
        }
        return all.toString();
    }

    /** What the processes wrote, for whoever looks for a fault. */
    String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                all.append(log.getFileName()).append('\n').append(Files.readString(log));
            }
        }
        return all.toString();
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    private @Nullable JsonNode get(String path) throws InterruptedException {
        try {
            return send(request(path).build());
        } catch (IOException e) {
            return null;
        }
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.uri().getPath() + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rest + path))
                .timeout(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        try {
            for (Process process : processes) {
                process.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Settings of a job as its arguments. */
    static List<String> arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(each -> each.getKey() + '=' + each.getValue())
                .toList();
    }
}
