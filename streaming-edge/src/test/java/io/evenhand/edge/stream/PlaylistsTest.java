// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.edge.library.AudioTrack;
import io.evenhand.edge.library.Film;
import io.evenhand.edge.library.Grid;
import io.evenhand.edge.library.Rate;
import io.evenhand.edge.library.TextTrack;
import io.evenhand.edge.library.VideoTrack;
import io.evenhand.edge.playback.Decision;
import io.evenhand.edge.playback.Method;
import io.evenhand.edge.playback.Packaging;
import io.evenhand.edge.playback.Reason;
import io.evenhand.edge.playback.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a player reads first, to the letter. */
class PlaylistsTest {
    private static final Rate RATE = new Rate(25, 1);
    private static final VideoTrack VIDEO = new VideoTrack(0, "h264", "High", 31, 1_280, 720, RATE, "yuv420p");
    private static final Film FILM = new Film(
            "film",
            Path.of("/films/f.mp4"),
            "mov,mp4",
            65_040,
            3_000_000,
            VIDEO,
            List.of(new AudioTrack(1, "aac", "LC", 2, 48_000, "eng"), new AudioTrack(2, "ac3", "", 6, 48_000, "und")),
            List.of(new TextTrack(3, "de", null)));

    private static Plan plan(Packaging packaging) {
        Shape shape = new Shape("720p", 1_280, 720, RATE, 2_800_000);
        Variant variant = new Variant("720p", 3_500_000, 2_800_000, "avc1.4d401f", 1_280, 720, RATE);
        return new Plan(
                FILM,
                new Decision(Method.TRANSCODE, Set.of(Reason.CLIENT_WANTS_SEGMENTS), List.of(shape)),
                packaging,
                Grid.uniform(5_040),
                List.of(variant));
    }

    @Test
    void theMasterNamesEveryPictureSoundAndText() {
        assertEquals("""
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="1 eng",LANGUAGE="eng",DEFAULT=YES,AUTOSELECT=YES,URI="a/0/index.m3u8"
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="2 und",DEFAULT=NO,AUTOSELECT=YES,URI="a/1/index.m3u8"
            #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="text",NAME="1 de",LANGUAGE="de",DEFAULT=NO,AUTOSELECT=YES,URI="t/0/index.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=3645000,AVERAGE-BANDWIDTH=2935000,CODECS="avc1.4d401f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=25.000,AUDIO="sound",SUBTITLES="text"
            v/720p/index.m3u8
            """, Playlists.master(plan(Packaging.TS)));
    }

    @Test
    void aPictureListsTheWholeFilmAndARestTooShortForAFrameBelongsToTheSegmentBefore() {
        assertEquals("""
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-TARGETDURATION:2
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="init.mp4"
            #EXTINF:2.000,
            0.m4s
            #EXTINF:2.000,
            1.m4s
            #EXTINF:1.040,
            2.m4s
            #EXT-X-ENDLIST
            """, Playlists.picture(plan(Packaging.FMP4)));
    }

    @Test
    void textComesInMinutes() {
        assertEquals("""
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-TARGETDURATION:60
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXTINF:60.000,
            0.vtt
            #EXTINF:5.040,
            1.vtt
            #EXT-X-ENDLIST
            """, Playlists.text(FILM));
    }

    @ParameterizedTest
    @CsvSource({"0.ts,0", "14.ts,14", "15.ts,-1", "-1.ts,-1", "01.ts,-1", "1.m4s,-1", "99999999999.ts,-1", "ts,-1"})
    void aSegmentsNameIsItsNumber(String name, int number) {
        assertEquals(number, HlsRoutes.number(name, "ts", 15));
    }
}
