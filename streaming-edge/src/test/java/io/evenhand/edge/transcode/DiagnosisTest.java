// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ffmpeg 5.1 and 8.1 said on machines without the device in question, word for word, and what it meant. */
class DiagnosisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_DRIVER             | [h264_nvenc @ 0x55d] Cannot load libcuda.so.1",
                "NO_DRIVER             | [h264_nvenc @ 0x55d] Cannot load libnvidia-encode.so.1",
                "NO_DRIVER             | Instance creation failure: VK_ERROR_INCOMPATIBLE_DRIVER",
                "NO_DEVICE             | Failed to create a VAAPI device.",
                "NO_DEVICE             | Error initializing an internal MFX session: unsupported (-3)",
                "NO_DEVICE             | [AVHWDeviceContext @ 0x5] No VA display found for device /dev/dri/renderD128.",
                "NO_DEVICE             | Device creation failed: -22.",
                "NO_DEVICE             | [h264_v4l2m2m @ 0x5] Could not find a valid device",
                "BAD_ARGUMENTS         | Impossible to convert between the formats supported by the filter 'Parsed_null_0' and the filter 'auto_scale_0'",
                "NOT_COMPILED          | Unknown encoder 'libx264'",
                "DEVICE_HAS_NO_ENCODER | [h264_nvenc @ 0x5] OpenEncodeSessionEx failed: unsupported device (2): (no details)",
                "DEVICE_HAS_NO_ENCODER | [h264_nvenc @ 0x5] No capable devices found",
                "SESSION_LIMIT         | [h264_nvenc @ 0x5] OpenEncodeSessionEx failed: out of memory (10): (no details)",
                "SESSION_LIMIT         | [h264_nvenc @ 0x5] OpenEncodeSessionEx failed: incompatible client key (21)",
                "DRIVER_TOO_OLD        | [h264_nvenc @ 0x5] Driver does not support the required nvenc API version. Required: 12.1 Found: 11.0",
                "DRIVER_TOO_OLD        | [h264_nvenc @ 0x5] The minimum required Nvidia driver for nvenc is 530.41.03 or newer",
                "NO_SPACE              | av_interleaved_write_frame(): No space left on device",
                "UNKNOWN               | Conversion failed!",
            })
    void isReadFromWhatWasSaid(Diagnosis expected, String said) {
        assertEquals(expected, Diagnosis.of(said));
    }

    @Test
    void aSessionLimitIsNotAMissingEncoderAlthoughBothEndWithTheSameSentence() {
        assertEquals(
                Diagnosis.SESSION_LIMIT,
                Diagnosis.of("[h264_nvenc @ 0x5] OpenEncodeSessionEx failed: out of memory (10)\n"
                        + "[h264_nvenc @ 0x5] No capable devices found\nError initializing output stream 0:0"));
    }

    /** Each file is named after what it means, the encoder, the version and the machine it was recorded on. */
    @ParameterizedTest
    @MethodSource("transcripts")
    void ofAWholeTranscriptIsWhatItsFileIsNamedAfter(Path transcript) throws IOException {
        String meaning = transcript.getFileName().toString().replaceFirst("\\..*", "");
        assertEquals(meaning, Diagnosis.of(Files.readString(transcript)).code());
    }

    private static List<Path> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/transcripts"))) {
            List<Path> found = files.sorted().toList();
            assertTrue(found.size() >= 8, "the recorded transcripts are missing");
            return found;
        }
    }

    @Test
    void silenceIsUnknown() {
        assertEquals(Diagnosis.UNKNOWN, Diagnosis.of(""));
        Set<Diagnosis> withoutWords = EnumSet.of(Diagnosis.OK, Diagnosis.TIMED_OUT, Diagnosis.UNKNOWN);
        withoutWords.forEach(
                diagnosis -> assertEquals(false, diagnosis.sentence().isEmpty()));
    }
}
