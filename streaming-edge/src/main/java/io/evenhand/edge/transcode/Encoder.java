// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.library.VideoTrack;
import io.evenhand.edge.playback.Shape;
import java.util.List;
import java.util.Set;

/** The H.264 encoders the edge knows how to drive, in the order in which they are tried. */
public enum Encoder {
    /** Decodes, scales and encodes without a picture ever leaving the device; so do the others that end like it. */
    NVENC_WHOLE("h264_nvenc", List.of("-init_hw_device", "cuda=cu", "-filter_hw_device", "cu")),
    NVENC("h264_nvenc", List.of()),
    QSV_WHOLE("h264_qsv", List.of("-init_hw_device", "qsv=hw", "-filter_hw_device", "hw")),
    QSV("h264_qsv", List.of("-init_hw_device", "qsv=hw", "-filter_hw_device", "hw")),
    VAAPI_WHOLE("h264_vaapi", List.of("-init_hw_device", "vaapi=va:/dev/dri/renderD128", "-filter_hw_device", "va")),
    VAAPI("h264_vaapi", List.of("-init_hw_device", "vaapi=va:/dev/dri/renderD128", "-filter_hw_device", "va")),
    AMF("h264_amf", List.of()),
    VIDEOTOOLBOX("h264_videotoolbox", List.of()),
    V4L2M2M("h264_v4l2m2m", List.of()),
    VULKAN("h264_vulkan", List.of("-init_hw_device", "vulkan=vk", "-filter_hw_device", "vk")),
    X264("libx264", List.of()),
    OPENH264("libopenh264", List.of());

    /** What devices of some age decode; anything else is decoded in software, and then not left on the device. */
    private static final Set<String> DECODED = Set.of("h264", "hevc", "vp9", "av1");

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
            case NVENC_WHOLE, QSV_WHOLE, VAAPI_WHOLE -> true;
            case X264, OPENH264 -> false;
        };
    }

    /** Whether it decodes and scales on the device too. */
    public boolean isWhole() {
        return this == NVENC_WHOLE || this == QSV_WHOLE || this == VAAPI_WHOLE;
    }

    /** Its name in tables for people. */
    public String label() {
        return isWhole() ? ffmpegName + "+decode" : ffmpegName;
    }

    /** Whether it may be tried on a film's picture. */
    boolean takes(VideoTrack video) {
        return !isWhole()
                || (DECODED.contains(video.codec()) && video.pixelFormat().equals("yuv420p"));
    }

    /** Arguments that have the next input decoded on the device, and left there. */
    List<String> decoding() {
        return switch (this) {
            case NVENC_WHOLE -> List.of("-hwaccel", "cuda", "-hwaccel_device", "cu", "-hwaccel_output_format", "cuda");
            case QSV_WHOLE -> List.of("-hwaccel", "qsv", "-hwaccel_device", "hw", "-hwaccel_output_format", "qsv");
            case VAAPI_WHOLE ->
                List.of("-hwaccel", "vaapi", "-hwaccel_device", "va", "-hwaccel_output_format", "vaapi");
            default -> List.of();
        };
    }

    /** The filter from pictures that ffmpeg makes by itself, for a calibration. */
    String filterOfOwn(Shape shape) {
        return isWhole() ? "format=nv12,hwupload," + filter(shape) : filter(shape);
    }

    /** Arguments before the input. */
    List<String> deviceArguments() {
        return device;
    }

    /** The filter from decoded frames to what the encoder takes. */
    String filter(Shape shape) {
        String scale = "scale=" + shape.width() + ":" + shape.height() + ":flags=bilinear,setsar=1";
        String size = "w=" + shape.width() + ":h=" + shape.height();
        return switch (this) {
            case NVENC_WHOLE -> "scale_cuda=" + size + ":format=yuv420p,setsar=1";
            case QSV_WHOLE -> "scale_qsv=" + size + ":format=nv12,setsar=1";
            case VAAPI_WHOLE -> "scale_vaapi=" + size + ":format=nv12,setsar=1";
            case VAAPI, VULKAN -> scale + ",format=nv12,hwupload";
            case QSV, AMF, V4L2M2M -> scale + ",format=nv12";
            case NVENC, VIDEOTOOLBOX, X264, OPENH264 -> scale + ",format=yuv420p";
        };
    }

    /** The encoder and its tuning, without rates. */
    List<String> tuning(String softwarePreset) {
        return switch (this) {
            case NVENC, NVENC_WHOLE ->
                List.of("-c:v", ffmpegName, "-preset", "p4", "-forced-idr", "1", "-profile:v", "main");
            case QSV, QSV_WHOLE -> List.of("-c:v", ffmpegName, "-forced_idr", "1", "-profile:v", "main");
            case AMF -> List.of("-c:v", ffmpegName, "-usage", "transcoding", "-forced_idr", "1", "-profile:v", "main");
            case VAAPI, VAAPI_WHOLE, VIDEOTOOLBOX -> List.of("-c:v", ffmpegName, "-profile:v", "main");
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
