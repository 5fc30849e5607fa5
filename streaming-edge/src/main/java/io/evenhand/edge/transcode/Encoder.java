// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.playback.Shape;
import java.util.List;

/** The H.264 encoders the edge knows how to drive, in the order in which they are tried. */
public enum Encoder {
    NVENC("h264_nvenc", List.of()),
    QSV("h264_qsv", List.of("-init_hw_device", "qsv=hw", "-filter_hw_device", "hw")),
    VAAPI("h264_vaapi", List.of("-init_hw_device", "vaapi=va:/dev/dri/renderD128", "-filter_hw_device", "va")),
    AMF("h264_amf", List.of()),
    VIDEOTOOLBOX("h264_videotoolbox", List.of()),
    V4L2M2M("h264_v4l2m2m", List.of()),
    VULKAN("h264_vulkan", List.of("-init_hw_device", "vulkan=vk", "-filter_hw_device", "vk")),
    X264("libx264", List.of()),
    OPENH264("libopenh264", List.of());

    private final String ffmpegName;
    private final List<String> device;

    Encoder(String ffmpegName, List<String> device) {
        this.ffmpegName = ffmpegName;
        this.device = device;
    }

    /** Its name in ffmpeg, in metrics and on the capabilities page. */
    public String ffmpegName() {
        return ffmpegName;
    }

    public boolean isHardware() {
        return switch (this) {
            case NVENC, QSV, VAAPI, AMF, VIDEOTOOLBOX, V4L2M2M, VULKAN -> true;
            case X264, OPENH264 -> false;
        };
    }

    /** Arguments before the input. */
    List<String> deviceArguments() {
        return device;
    }

    /** The filter from decoded frames to what the encoder takes. */
    String filter(Shape shape) {
        String scale = "scale=" + shape.width() + ":" + shape.height() + ":flags=bilinear,setsar=1";
        return switch (this) {
            case VAAPI, VULKAN -> scale + ",format=nv12,hwupload";
            case QSV, AMF, V4L2M2M -> scale + ",format=nv12";
            case NVENC, VIDEOTOOLBOX, X264, OPENH264 -> scale + ",format=yuv420p";
        };
    }

    /** The encoder and its tuning, without rates. */
    List<String> tuning(String softwarePreset) {
        return switch (this) {
            case NVENC -> List.of("-c:v", ffmpegName, "-preset", "p4", "-forced-idr", "1", "-profile:v", "main");
            case QSV -> List.of("-c:v", ffmpegName, "-forced_idr", "1", "-profile:v", "main");
            case AMF -> List.of("-c:v", ffmpegName, "-usage", "transcoding", "-forced_idr", "1", "-profile:v", "main");
            case VAAPI, VIDEOTOOLBOX -> List.of("-c:v", ffmpegName, "-profile:v", "main");
            case V4L2M2M, VULKAN, OPENH264 -> List.of("-c:v", ffmpegName);
            case X264 -> x264(softwarePreset);
        };
    }

    /** With arithmetic coding whatever the preset: without it the stream is Baseline, whatever profile was asked for. */
    private List<String> x264(String preset) {
        return List.of(
                "-c:v", ffmpegName, "-preset", preset, "-profile:v", "main", "-coder", "1", "-sc_threshold", "0");
    }
}
