// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.nio.file.Path;
import java.util.List;

/**
 * An ffmpeg that has really encoded on this machine.
 *
 * @param version its first line
 * @param probes every encoder that was tried, in order
 */
public record Ffmpeg(Path binary, String version, List<ProbeResult> probes) {
    public Ffmpeg {
        probes = List.copyOf(probes);
        if (probes.stream().noneMatch(ProbeResult::isUsable)) {
            throw new IllegalArgumentException("no encoder works");
        }
    }

    /** The encoders that work, best first. */
    public List<Encoder> encoders() {
        return probes.stream()
                .filter(ProbeResult::isUsable)
                .map(ProbeResult::encoder)
                .toList();
    }
}
