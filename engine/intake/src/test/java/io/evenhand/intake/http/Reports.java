// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

/** Reports in the shapes that the programs send, with a canary in every value that is content or a person. */
final class Reports {
    private static final String BOUNDARY = "------------------------7bc0f1";
    static final String PLEX_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private Reports() {}

    /** Plex Media Server's JSON part. */
    static String plex(String event, boolean owner, int account, boolean local, String address) {
        return """
                {"event":"%s","user":true,"owner":%s,
                 "Account":{"id":%d,"thumb":"https://plex.example/CANARY","title":"CANARY-name"},
                 "Server":{"title":"CANARY-server","uuid":"54664a3d8acc39983675640ec9ce00b70af9cc36"},
                 "Player":{"local":%s,"publicAddress":"%s","title":"CANARY-player","uuid":"r6yfkdnfggbh2bdnvkffwbms"},
                 "Metadata":{"librarySectionType":"movie","ratingKey":"CANARY-key","key":"/library/metadata/CANARY",
                  "guid":"plex://movie/CANARY","librarySectionTitle":"CANARY","title":"CANARY","summary":"CANARY",
                  "year":1999,"rating":7.5,"viewOffset":1000,"thumb":"/CANARY","Guid":[{"id":"imdb://CANARY"}],
                  "Role":[{"tag":"CANARY","role":"CANARY"}]}}""".formatted(event, owner, account, local, address);
    }

    /** The body with the JSON part, and a poster after it. */
    static String plexBody(String json) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"payload\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + json + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"thumb\"; filename=\"CANARY.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\nCANARY\u0000\u0001\r\n--" + BOUNDARY + "--\r\n";
    }

    /** Jellyfin's webhook plugin, all properties sent. */
    static String jellyfin(String type, String playMethod, String address) {
        return """
                {"ServerId":"d79d3a6261614419a114595a585e0000","ServerName":"CANARY","ServerVersion":"10.10.7",
                 "ServerUrl":"http://CANARY:8096","NotificationType":"%s",
                 "Timestamp":"2026-03-01T12:59:59.3996506+01:00","UtcTimestamp":"2026-03-01T11:59:59.3996527Z",
                 "Name":"CANARY","Overview":"CANARY","Tagline":"CANARY","ItemId":"4b92551344f53b560fb55cd6700CANAR",
                 "ItemType":"Episode","RunTimeTicks":27074985984,"RunTime":"00:45:07","Year":2023,
                 "SeriesName":"CANARY","SeasonNumber":1,"EpisodeNumber":1,"Provider_tmdb":"CANARY","Path":"/CANARY.mkv",
                 "Video_0_Title":"CANARY","PlaybackPositionTicks":0,"PlaybackPosition":"00:00:00","IsPaused":false,
                 "DeviceId":"CANARY-device","DeviceName":"CANARY","ClientName":"Jellyfin Web","PlayMethod":"%s",
                 "NotificationUsername":"CANARY","Username":"CANARY","UserId":"5a1f0e0cb0a94f2b8ff0CANARY000000",
                 "RemoteEndPoint":"%s","PlayedToCompletion":true}""".formatted(type, playMethod, address);
    }

    /** Tautulli's webhook agent with the template, and what an operator might add to it. */
    static String tautulli(String action, String local, String address, String seconds) {
        return """
                {"action":"%s","server_machine_id":"54664a3d8acc39983675640ec9ce00b70af9cc36","user_id":"10007919",
                 "session_id":"CANARY-session","session_key":"12","machine_id":"CANARY-machine","ip_address":"%s",
                 "stream_local":"%s","transcode_decision":"copy","unixtime":"1772366390","stream_duration_sec":"%s",
                 "title":"CANARY","library_name":"CANARY","user":"CANARY","user_email":"CANARY@example.org",
                 "file":"/CANARY.mkv","rating":"7.5","progress_percent":"50","type":"CANARY","key":"/CANARY"}""".formatted(action, address, local, seconds);
    }
}
