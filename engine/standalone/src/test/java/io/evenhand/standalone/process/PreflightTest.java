// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the way is said before anything starts, in one sentence that names it. */
class PreflightTest {
    @TempDir
    Path folder;

    @Test
    void aBusyPortIsNamedWithTheProgramThatWantsIt() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(busy.getLocalPort(), 0, 0, 0, 0, 0, 0);
            List<String> complaints = Preflight.complaints(new Home(folder, folder), ports).stream()
                    .filter(complaint -> complaint.startsWith("port " + busy.getLocalPort() + " (intake)"))
                    .toList();
            assertEquals(1, complaints.size());
        }
    }

    @Test
    void aPortThatIsNoneIsRefusedByTheNameOfItsVariable() {
        for (String wrong : new String[] {"", "x", "0", "65536", "-1"}) {
            Refusal refusal = assertThrows(Refusal.class, () -> Ports.of(Map.of("EVENHAND_EDGE_PORT", wrong)));
            assertTrue(refusal.getMessage().contains("EVENHAND_EDGE_PORT"));
        }
    }

    @Test
    void anEdgeThatIsToShowACertificateIsToldWhereThatIsPossible() {
        List<String> complaints = new ArrayList<>();
        Preflight.encryption(Map.of("EVENHAND_EDGE_TLS_CERT_FILE", ""), complaints);
        assertEquals(List.of(), complaints);
        Preflight.encryption(Map.of("EVENHAND_EDGE_TLS_CERT_FILE", "edge.pem"), complaints);
        assertEquals(1, complaints.size());
        assertTrue(complaints.get(0).contains("unset it here"), complaints.get(0));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidWithTheVariableThatNamesAnother() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        List<String> complaints =
                Preflight.complaints(new Home(folder, file.resolve("var")), new Ports(0, 0, 0, 0, 0, 0, 0));
        assertEquals(
                List.of("cannot write to " + file.resolve("var") + "; set EVENHAND_VAR to a folder that is yours"),
                complaints);
    }

    @Test
    void everyPortIsAnotherOne() {
        assertEquals(
                Ports.of(Map.of()).byProgram().size(),
                Ports.of(Map.of()).byProgram().values().stream().distinct().count());
    }
}
