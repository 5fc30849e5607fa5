// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files under {@code docs/deploy} say what the job needs, and nothing that would open more than it needs. */
class DeployFilesTest {
    private static final Path DEPLOY = Path.of(System.getProperty("evenhand.root"), "docs", "deploy");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void theOperatorStartsTheJobWithAPlaceForSnapshotsAndHighAvailability() throws IOException {
        JsonNode scoring = yaml("kubernetes/scoring.yaml");
        assertEquals("FlinkDeployment", scoring.path("kind").asText());
        assertEquals("flink.apache.org/v1beta1", scoring.path("apiVersion").asText());
        JsonNode spec = scoring.path("spec");
        JsonNode job = spec.path("job");
        assertEquals(ClusterJob.class.getName(), job.path("entryClass").asText());
        assertEquals("savepoint", job.path("upgradeMode").asText());
        assertTrue(job.path("parallelism").asInt() <= FlinkSettings.KEY_GROUPS);
        JsonNode flink = spec.path("flinkConfiguration");
        assertEquals(
                Integer.toString(FlinkSettings.KEY_GROUPS),
                flink.path("pipeline.max-parallelism").asText());
        assertEquals("kubernetes", flink.path("high-availability.type").asText());
        for (String place : List.of(
                "execution.checkpointing.dir",
                "execution.checkpointing.savepoint-dir",
                "high-availability.storageDir")) {
            assertTrue(flink.path(place).asText().startsWith("s3://"), place);
        }
        flink.forEach(value -> assertTrue(value.isTextual(), "the operator wants texts: " + value));
        JsonNode pod = spec.path("podTemplate").path("spec");
        assertTrue(pod.path("securityContext").path("runAsNonRoot").asBoolean());
        assertFalse(pod.path("containers")
                .path(0)
                .path("securityContext")
                .path("allowPrivilegeEscalation")
                .asBoolean(true));
        assertEquals(
                "scoring.yaml",
                yaml("kubernetes/kustomization.yaml").path("resources").path(0).asText());
    }

    @Test
    void theClusterListensOnThisMachineOnlyUntilToldOtherwise() throws IOException {
        JsonNode config = yaml("flink/config.yaml");
        for (String name : List.of(
                "jobmanager.bind-host", "taskmanager.bind-host", "rest.bind-address", "jobmanager.rpc.address")) {
            assertEquals("127.0.0.1", config.path(name).asText(), name);
        }
        assertTrue(config.has("execution.checkpointing.dir"));
        assertEquals(
                "scoring",
                yaml("flink/prometheus.yaml")
                        .path("scrape_configs")
                        .path(0)
                        .path("job_name")
                        .asText());
    }

    @Test
    void unitsRunWithoutPrivilegesAndComeBack() throws IOException {
        try (Stream<Path> units = Files.list(DEPLOY.resolve("systemd"))) {
            List<Path> all = units.sorted().toList();
            assertEquals(4, all.size());
            for (Path unit : all) {
                List<String> lines = Files.readAllLines(unit);
                for (String wanted : List.of(
                        "Restart=always",
                        "User=evenhand",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "CapabilityBoundingSet=",
                        "WantedBy=multi-user.target")) {
                    assertTrue(lines.contains(wanted), unit.getFileName() + " lacks " + wanted);
                }
            }
        }
    }

    private static JsonNode yaml(String file) throws IOException {
        return YAML.readTree(DEPLOY.resolve(file).toFile());
    }
}
