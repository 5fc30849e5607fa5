// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.InviteId;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One owner account while it is simulated: its clock, its agenda, its shares, and the only way from there to an event.
 *
 * <p>Whoever animates it (a circle, a seller's panel) plans steps; a step emits events at the step's own time, so that
 * the account's events come in order without being sorted, and no more is kept than what is planned.
 */
public final class OwnerAccount {
    public final Draws draws;
    public final Window window;
    private final Timeline timeline;
    private final Identity identity;
    private final AccountId account;
    private final List<Viewer> shared = new ArrayList<>();
    private final Playback playback;
    private long events;
    private int viewers;
    private int invites;
    private int servers;
    private Origin origin;
    private String server = "";
    private int external;
    private int externalPeak;

    /**
     * An account that does nothing yet.
     *
     * @param index its number in the population
     * @param draws its own stream
     * @param timeline that of its group
     * @param habits how its viewers play
     * @param place what sort of network its server is on
     */
    public OwnerAccount(int index, Draws draws, Timeline timeline, PlaybackHabits habits, Network.Kind place) {
        this.identity = new Identity(index);
        this.account = new AccountId(identity.account());
        this.draws = draws;
        this.timeline = timeline;
        this.window = timeline.window();
        this.origin = Networks.origin(draws, place);
        this.playback = new Playback(this, identity, habits);
    }

    // --- time ---

    public long now() {
        return timeline.now();
    }

    /** Plans a step; one planned for the past happens at once, one beyond the window never. */
    public void at(long time, Step step) {
        timeline.at(time, step);
    }

    /** Plans a step so many days from now. */
    public void inDays(double days, Step step) {
        timeline.at(timeline.now() + Window.days(days), step);
    }

    // --- the owner ---

    public String id() {
        return account.value();
    }

    public void created() throws IOException {
        emit(new EventBody.AccountCreated(), null);
    }

    /** Registers a server, under the name of a new one. */
    public void claimServer(Keys keys) throws IOException {
        server = identity.server(servers++);
        emit(new EventBody.ServerClaimed(new ServerId(server), Identity.key(keys.tls())), origin);
    }

    public void unclaimServer() throws IOException {
        emit(new EventBody.ServerUnclaimed(new ServerId(server)), null);
    }

    /** The server reports from a network of another operator or household. */
    public void moveServer(Network.Kind place) throws IOException {
        origin = Networks.origin(draws, place);
        emit(new EventBody.ServerMoved(new ServerId(server)), origin);
    }

    public void useKeys(Keys keys) throws IOException {
        emit(new EventBody.KeySeen(KeyKind.DEVICE, Identity.key(keys.device())), origin);
        if (keys.payment() != 0) {
            emit(new EventBody.KeySeen(KeyKind.PAYMENT, Identity.key(keys.payment())), null);
        }
    }

    public boolean isHosted() {
        return origin.network().kind() == Network.Kind.HOSTING;
    }

    /** Whether it has a server now. */
    String server() {
        return server;
    }

    // --- shares ---

    /** Somebody new outside the Home, not yet invited. */
    public Viewer stranger(Network.Kind place, int ageDays) {
        return viewer(false, place, ageDays);
    }

    /** A member of the Home. */
    public Viewer relative() {
        return viewer(true, Network.Kind.HOME, draws.between(30, 2_000));
    }

    private Viewer viewer(boolean home, Network.Kind place, int ageDays) {
        Origin at = Networks.origin(draws, place);
        double rate = playback.rate(home);
        int hour = draws.between(18, 25);
        return new Viewer(identity.viewer(viewers++), home, ageDays, rate, hour, at);
    }

    public void invite(InviteKind kind, ClientKind client, @Nullable Integer guestPassDays) throws IOException {
        emit(new EventBody.InviteCreated(new InviteId(identity.invite(invites++)), kind, client, guestPassDays), null);
    }

    /** The owner declares a guest pass: for this viewer, or for whoever accepts within the next day. */
    public void declareGuestPass(@Nullable Viewer viewer, int days) throws IOException {
        emit(new EventBody.GuestPassDeclared(viewer == null ? null : new ViewerId(viewer.id), days), null);
    }

    /** The viewer accepts and may watch. */
    public void accept(Viewer viewer, long librarySet, ClientKind client) throws IOException {
        LibrarySet set = Identity.librarySet(librarySet);
        ViewerId id = new ViewerId(viewer.id);
        emit(new EventBody.ShareAccepted(id, set, client, viewer.home, viewer.ageDays), null);
        admit(viewer);
    }

    /** The viewer, whose libraries had been withdrawn, gets some back. */
    public void restore(Viewer viewer, long librarySet, ClientKind client) throws IOException {
        emit(new EventBody.ShareChanged(new ViewerId(viewer.id), Identity.librarySet(librarySet), client), null);
        if (!viewer.shared) {
            admit(viewer);
        }
    }

    /** The viewer keeps the share but loses every library. */
    public void withdraw(Viewer viewer, ClientKind client) throws IOException {
        emit(new EventBody.ShareChanged(new ViewerId(viewer.id), null, client), null);
        dismiss(viewer);
    }

    public void revoke(Viewer viewer, RevokedBy by, ClientKind client) throws IOException {
        emit(new EventBody.ShareRevoked(new ViewerId(viewer.id), by, client), null);
        dismiss(viewer);
    }

    /** Everybody who has access now, in the order in which they got it. */
    public List<Viewer> sharedNow() {
        return List.copyOf(shared);
    }

    /** Starts a playback of this viewer now, beside those they plan themselves. */
    public void playNow(Viewer viewer) throws IOException {
        playback.playNow(viewer);
    }

    /** How many viewers outside the Home have access now. */
    public int external() {
        return external;
    }

    public int externalPeak() {
        return externalPeak;
    }

    public int concurrencyPeak() {
        return playback.concurrencyPeak();
    }

    private void admit(Viewer viewer) {
        viewer.shared = true;
        viewer.tenure++;
        shared.add(viewer);
        if (!viewer.home) {
            external++;
            externalPeak = Math.max(externalPeak, external);
        }
        playback.begin(viewer);
    }

    private void dismiss(Viewer viewer) {
        if (!viewer.shared) {
            return;
        }
        viewer.shared = false;
        shared.remove(viewer);
        if (!viewer.home) {
            external--;
        }
    }

    // --- counts from the platform's own social service ---

    /** Reports how many of the external viewers know one another, if there are any. */
    public void measureTies(double density, double reciprocity) throws IOException {
        if (external == 0) {
            return;
        }
        long pairs = (long) external * (external - 1) / 2;
        int ties = (int) Math.min(pairs, (long) (density * pairs + draws.unit()));
        int reciprocal = (int) Math.min(external, (long) (reciprocity * external + draws.unit()));
        emit(new EventBody.TiesMeasured(external, ties, reciprocal), null);
    }

    void emit(EventBody body, @Nullable Origin from) throws IOException {
        EventId id = new EventId(identity.event(events++));
        timeline.sink().accept(new Event(id, Instant.ofEpochMilli(timeline.now()), account, null, body), from);
    }
}
