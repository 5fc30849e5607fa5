// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import com.dynatrace.hash4j.hashing.Hashing;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.EventBody.GuestPassDeclared;
import io.evenhand.contract.event.EventBody.InviteCreated;
import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.EventBody.ServerClaimed;
import io.evenhand.contract.event.EventBody.ServerMoved;
import io.evenhand.contract.event.EventBody.ServerUnclaimed;
import io.evenhand.contract.event.EventBody.ShareAccepted;
import io.evenhand.contract.event.EventBody.ShareChanged;
import io.evenhand.contract.event.EventBody.ShareRevoked;
import io.evenhand.contract.event.EventBody.StreamStarted;
import io.evenhand.contract.event.EventBody.StreamStopped;
import io.evenhand.contract.event.EventBody.StreamTerminated;
import java.util.List;

/**
 * What is kept of one account's week when it holds more than {@value #MOST} events, which no account can do and which must
 * not cost memory without bound: of the viewers, playbacks, servers and keys, every second one, or every fourth, and so on.
 *
 * <p>With whoever is left out all goes that was said of them, so what remains is a week in which fewer people did the same;
 * a share without its end would be a tenure that nobody had. Half of the names are left out as often as it takes, the same
 * names always: so it does not matter in which order events came, nor when it was noticed that they were too many. For if
 * a part of the week is too many at some share, the whole week is too.
 *
 * @param kept of the week, in its order
 * @param halvings how often it was halved
 */
public record Thinning(List<Conduct> kept, int halvings) {
    /** Ten a minute, day and night. */
    public static final int MOST = 100_000;

    /**
     * Thins a week.
     *
     * @param week without repeats
     * @param halved how often this week was halved before
     */
    public static Thinning of(List<Conduct> week, int halved) {
        if (week.size() <= MOST && halved == 0) {
            return new Thinning(week, 0);
        }
        int halvings = halved;
        List<Conduct> kept = within(week, halvings);
        while (kept.size() > MOST) {
            halvings++;
            kept = within(kept, halvings);
        }
        return new Thinning(kept, halvings);
    }

    private static List<Conduct> within(List<Conduct> week, int halvings) {
        return week.stream().filter(it -> isKept(it, halvings)).toList();
    }

    private static boolean isKept(Conduct conduct, int halvings) {
        return halvings == 0
                || (halvings < Long.SIZE
                        && Hashing.komihash5_0().hashCharsToLong(about(conduct)) >>> (Long.SIZE - halvings) == 0);
    }

    /** Whom or what an event is about, so that all about one stays together. */
    private static String about(Conduct conduct) {
        EventBody body = conduct.body();
        if (body instanceof StreamStarted it) {
            return it.stream().value();
        } else if (body instanceof StreamStopped it) {
            return it.stream().value();
        } else if (body instanceof StreamTerminated it) {
            return it.stream().value();
        } else if (body instanceof ShareAccepted it) {
            return it.viewer().value();
        } else if (body instanceof ShareChanged it) {
            return it.viewer().value();
        } else if (body instanceof ShareRevoked it) {
            return it.viewer().value();
        } else {
            return aboutOthers(conduct);
        }
    }

    private static String aboutOthers(Conduct conduct) {
        EventBody body = conduct.body();
        if (body instanceof KeySeen it) {
            return it.key().value();
        } else if (body instanceof ServerClaimed it) {
            return it.server().value();
        } else if (body instanceof ServerUnclaimed it) {
            return it.server().value();
        } else if (body instanceof ServerMoved it) {
            return it.server().value();
        } else if (body instanceof InviteCreated it) {
            return it.invite().value();
        } else if (body instanceof GuestPassDeclared it && it.viewer() != null) {
            return it.viewer().value();
        }
        return conduct.id().value();
    }
}
