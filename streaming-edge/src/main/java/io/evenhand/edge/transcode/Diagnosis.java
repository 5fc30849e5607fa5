// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an ffmpeg run's end means.
 *
 * <p>Read from what it said, never from its exit status: the status is the error's low byte in one version and always
 * 1 in another. The order of the constants is the order of the tests, because a session limit and a missing encoder
 * end with the same sentence.
 */
public enum Diagnosis {
    NOT_COMPILED(
            "this ffmpeg was built without the encoder",
            "install a build with it: jellyfin-ffmpeg has most of them",
            "Unknown encoder"),
    DRIVER_TOO_OLD(
            "the graphics driver is too old for this ffmpeg",
            "update the graphics driver, or use an older ffmpeg",
            "Driver does not support the required nvenc API version|minimum required Nvidia driver"),
    SESSION_LIMIT(
            "the device runs as many encoding sessions as it allows",
            "nothing to do: the next encoder takes what is too much; the limit is the driver's",
            "OpenEncodeSessionEx failed: (?:out of memory|incompatible client key)"),
    NO_DRIVER(
            "the device's driver is not installed",
            "install the driver and its libraries for the user who runs the edge (NVIDIA: libnvidia-encode1; Intel:"
                    + " libmfx or libvpl; Vulkan: mesa-vulkan-drivers)",
            "Cannot load (?:lib|nv)\\S+|VK_ERROR_INCOMPATIBLE_DRIVER|Failed to load libmfx"
                    + "|Unable to open the libvulkan library"),
    DEVICE_HAS_NO_ENCODER(
            "the device decodes but has no encoder, as data-centre parts do",
            "use another device: this one cannot encode",
            "OpenEncodeSessionEx failed: unsupported device|No capable devices found"),
    NO_DEVICE(
            "there is no such device on this machine",
            "if there is one, give the user who runs the edge access to it: usermod -aG video,render, and pass it into"
                    + " the container",
            "No VA display found|Failed to create a VAAPI device|Error initializing an internal MFX session"
                    + "|Could not find a valid device|CUDA_ERROR_NO_DEVICE|no CUDA-capable device"
                    + "|Device creation failed|Error creating a MFX session"),
    BAD_ARGUMENTS(
            "the edge asked for something this ffmpeg does not understand",
            "report this with the line beside it: the edge asked wrongly",
            "Impossible to convert between the formats|Unrecognized option|Error setting option|Option \\S+ not found"
                    + "|Unable to parse option|No such filter"),
    NO_SPACE("the disk is full", "free some space", "No space left on device"),
    TIMED_OUT("it did not end in time", "try again when the machine is less busy; if it stays, the driver hangs", null),
    UNKNOWN("it failed in a way that is not known here", "report this with the line beside it", null),
    OK("it works", "", null);

    private final String sentence;
    private final String remedy;
    private final @Nullable Pattern said;

    Diagnosis(String sentence, String remedy, @Nullable String said) {
        this.sentence = sentence;
        this.remedy = remedy;
        this.said = said == null ? null : Pattern.compile(said);
    }

    public String sentence() {
        return sentence;
    }

    /** What an operator can do about it; empty if nothing is wrong. */
    public String remedy() {
        return remedy;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a failed run's standard error means. */
    public static Diagnosis of(String stderr) {
        for (Diagnosis diagnosis : values()) {
            if (diagnosis.said != null && diagnosis.said.matcher(stderr).find()) {
                return diagnosis;
            }
        }
        return UNKNOWN;
    }
}
