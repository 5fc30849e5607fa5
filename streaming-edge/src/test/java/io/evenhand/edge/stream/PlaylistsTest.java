// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The playlists to the letter: integer target duration, bits a second, relative addresses. */
class PlaylistsTest {
    @Test
    void theMasterNamesEveryRung() {
        assertEquals("""
                #EXTM3U
                #EXT-X-VERSION:6
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-STREAM-INF:BANDWIDTH=1790800,AVERAGE-BANDWIDTH=1460800,CODECS="avc1.4d401e,mp4a.40.2",RESOLUTION=854x480,FRAME-RATE=25.000
                v/480p/index.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=3990800,AVERAGE-BANDWIDTH=3220800,CODECS="avc1.4d401f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=25.000
                v/720p/index.m3u8
                """, Playlists.master());
    }

    @Test
    void aRungListsTheWholeFilm() {
        assertEquals("""
                #EXTM3U
                #EXT-X-VERSION:6
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXTINF:2.000,
                0.ts
                #EXTINF:2.000,
                1.ts
                #EXTINF:1.000,
                2.ts
                #EXT-X-ENDLIST
                """, Playlists.media(5, 2));
    }

    @ParameterizedTest
    @CsvSource({"0.ts,0", "14.ts,14", "15.ts,-1", "-1.ts,-1", "01.ts,-1", "1.m4s,-1", "99999999999.ts,-1", "ts,-1"})
    void aSegmentsNameIsItsNumber(String name, int number) {
        assertEquals(number, HlsRoutes.number(name, 15));
    }
}
