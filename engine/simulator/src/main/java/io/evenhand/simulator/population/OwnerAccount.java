// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.InviteKind;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ServerId;
import io.evenhand.simulator.draw.Draws;
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
    private final Agenda agenda;
    private final Identity identity;
    private final PlaybackLaws laws;
    private final List<Viewer> shared = new ArrayList<>();
    private final Playback playback;
    private long events;
    private int viewers;
    private int invites;
    private int servers;
    private Origin origin;
    private @Nullable ServerId server;
    private long firstShare = Long.MAX_VALUE;
    private int external;
    private int externalPeak;

    /**
     * An account that does nothing yet.
     *
     * @param index its number in the population
     * @param draws its own stream
     * @param agenda that of its group
     * @param laws how viewers play in this world
     * @param habits how those of this account do
     * @param place what sort of network its server is on
     */
    public OwnerAccount(
            int index, Draws draws, Agenda agenda, PlaybackLaws laws, PlaybackHabits habits, Network.Kind place) {
        this.identity = new Identity(index);
        this.laws = laws;
        this.draws = draws;
        this.agenda = agenda;
        this.window = agenda.window();
        this.origin = Networks.origin(draws, place);
        this.playback = new Playback(this, identity, laws, habits);
    }

    // --- time ---

    public long now() {
        return agenda.now();
    }

    /** Plans a step; one planned for the past happens at once, one beyond the window never. */
    public void at(long time, Step step) {
        agenda.at(time, step);
    }

    /** Plans a step so many days from now. */
    public void inDays(double days, Step step) {
        agenda.at(agenda.now() + Window.days(days), step);
    }

    // --- the owner ---

    public String id() {
        return identity.account().value();
    }

    public void created() throws IOException {
        emit(new EventBody.AccountCreated(), null);
    }

    /** Registers a server, under the name of a new one. */
    public void claimServer(Keys keys) throws IOException {
        server = identity.server(servers++);
        emit(new EventBody.ServerClaimed(server, Identity.key(keys.tls())), origin);
    }

    public void unclaimServer() throws IOException {
        emit(new EventBody.ServerUnclaimed(server()), null);
        server = null;
    }

    /** The server reports from a network of another operator or household. */
    public void moveServer(Network.Kind place) throws IOException {
        origin = Networks.origin(draws, place);
        emit(new EventBody.ServerMoved(server()), origin);
    }

    public void useKeys(Keys keys) throws IOException {
        emit(new EventBody.KeySeen(KeyKind.DEVICE, Identity.key(keys.device())), origin);
        if (keys.payment() != 0) {
            emit(new EventBody.KeySeen(KeyKind.PAYMENT, Identity.key(keys.payment())), null);
        }
    }

    public Network.Kind place() {
        return origin.network().kind();
    }

    public String country() {
        return origin.network().country();
    }

    /** Its server, which every account that shares has. */
    ServerId server() {
        if (server == null) {
            throw new IllegalStateException("an account claims a server before it shares");
        }
        return server;
    }

    public boolean hasServer() {
        return server != null;
    }

    // --- shares ---

    /** Somebody new outside the Home, not yet invited, in the owner's country or abroad. */
    public Viewer stranger(Network.Kind place, double abroad, int ageDays) {
        Origin at = draws.chance(abroad) ? Networks.origin(draws, place) : Networks.origin(draws, place, country());
        return viewer(false, ageDays, at);
    }

    /** A member of the Home. */
    public Viewer relative(int ageDays) {
        return viewer(true, ageDays, Networks.origin(draws, Network.Kind.HOME, country()));
    }

    /** Somebody from outside the Home whom another account knows, under the same name. */
    public Viewer acquaintance(Viewer elsewhere) {
        return elsewhere.elsewhere();
    }

    private Viewer viewer(boolean home, int ageDays, Origin at) {
        double rate = playback.rate(home);
        return new Viewer(
                identity.viewer(viewers++),
                home,
                ageDays,
                rate,
                laws.eveningHour().whole(draws),
                at);
    }

    public void invite(InviteKind kind, ClientKind client, @Nullable Integer guestPassDays) throws IOException {
        emit(new EventBody.InviteCreated(identity.invite(invites++), kind, client, guestPassDays), null);
    }

    /** The owner declares a guest pass: for this viewer, or for whoever accepts within the next day. */
    public void declareGuestPass(@Nullable Viewer viewer, int days) throws IOException {
        emit(new EventBody.GuestPassDeclared(viewer == null ? null : viewer.id, days), null);
    }

    /** The viewer accepts and may watch. */
    public void accept(Viewer viewer, long librarySet, ClientKind client) throws IOException {
        LibrarySet set = Identity.librarySet(librarySet);
        emit(new EventBody.ShareAccepted(viewer.id, set, client, viewer.home, viewer.ageDays), null);
        admit(viewer);
    }

    /** The viewer, whose libraries had been withdrawn, gets some back. */
    public void restore(Viewer viewer, long librarySet, ClientKind client) throws IOException {
        emit(new EventBody.ShareChanged(viewer.id, Identity.librarySet(librarySet), client), null);
        if (!viewer.shared) {
            admit(viewer);
        }
    }

    /** The viewer keeps the share but loses every library. */
    public void withdraw(Viewer viewer, ClientKind client) throws IOException {
        emit(new EventBody.ShareChanged(viewer.id, null, client), null);
        dismiss(viewer);
    }

    public void revoke(Viewer viewer, RevokedBy by, ClientKind client) throws IOException {
        emit(new EventBody.ShareRevoked(viewer.id, by, client), null);
        dismiss(viewer);
    }

    /** Everybody who has access now, in the order in which they got it. */
    public List<Viewer> sharedNow() {
        return List.copyOf(shared);
    }

    /** Calls this whenever the owner, or a program of theirs, has stopped a playback. */
    public void onKill(KillHook hook) {
        playback.onKill(hook);
    }

    /** What follows when a playback was stopped. */
    @FunctionalInterface
    public interface KillHook {
        void killed(Viewer viewer) throws IOException;
    }

    /** Starts a playback of this viewer now, beside those they plan themselves. */
    public void playNow(Viewer viewer) throws IOException {
        playback.playNow(viewer);
    }

    /** How many viewers outside the Home have access now. */
    public int external() {
        return external;
    }

    /** When the first viewer outside the Home got access, or null if none did. */
    public @Nullable Instant firstShareAt() {
        return firstShare == Long.MAX_VALUE ? null : Instant.ofEpochMilli(firstShare);
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
            firstShare = Math.min(firstShare, agenda.now());
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
        EventId id = identity.event(events++);
        agenda.sink().accept(new Event(id, Instant.ofEpochMilli(agenda.now()), identity.account(), null, body), from);
    }
}
