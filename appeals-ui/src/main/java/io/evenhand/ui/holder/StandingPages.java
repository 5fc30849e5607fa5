// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.enforcement.allowlist.Exemptions;
import io.evenhand.enforcement.allowlist.MigrationHolds;
import io.evenhand.enforcement.cases.AccountFile;
import io.evenhand.enforcement.cases.AccountFile.Look;
import io.evenhand.enforcement.cases.CaseDesk;
import io.evenhand.enforcement.cases.DecisionLine;
import io.evenhand.enforcement.cases.Evidence;
import io.evenhand.enforcement.ledger.MigrationHoldRow;
import io.evenhand.enforcement.notice.Notices;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.ui.view.EvidenceWords;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.StandingView;
import io.evenhand.ui.view.TrendView;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an account stands: there before anything is restricted, and the same that an analyst would see. */
public final class StandingPages {
    private final Reception reception;
    private final CaseDesk cases;
    private final Notices notices;
    private final Exemptions exemptions;
    private final MigrationHolds holds;

    public StandingPages(
            Reception reception, CaseDesk cases, Notices notices, Exemptions exemptions, MigrationHolds holds) {
        this.reception = reception;
        this.cases = cases;
        this.notices = notices;
        this.exemptions = exemptions;
        this.holds = holds;
    }

    void show(Context ctx) {
        Stay stay = reception.look(ctx, Room.STANDING);
        AccountFile file = cases.accountFile(stay.account());
        Pages.show(ctx, Pages.TEMPLATES.holderStanding(view(stay, file, decisions(stay, file), effects(stay))));
    }

    private List<LinkView> decisions(Stay stay, AccountFile file) {
        boolean open = reception.door().entrance().mayTakeAll(stay.person());
        Map<DecisionId, DecisionLine> lines = file.decisions().stream()
                .collect(Collectors.toMap(each -> each.decision().id(), each -> each));
        List<LinkView> links = new ArrayList<>();
        for (ServedNotice notice : notices.served(stay.account())) {
            DecisionLine line = lines.get(notice.decision().id());
            if (line != null) {
                String title = notice.statement(stay.language()).title();
                links.add(new LinkView(
                        open ? URI.create(line.noticeLink()).getPath() : "",
                        line.inForce() ? title : stay.say("me.standing.past", "title", title)));
            }
        }
        return links;
    }

    private List<String> effects(Stay stay) {
        List<String> effects = new ArrayList<>();
        MigrationHoldRow hold = holds.active(stay.account());
        if (hold != null) {
            effects.add(stay.say("me.standing.held", "until", stay.day(hold.until())));
        }
        exemptions.effects(stay.account()).stream()
                .map(effect -> stay.say(
                        "me.standing.effect",
                        "signal",
                        effect.signal(),
                        "points",
                        effect.points(),
                        "until",
                        stay.day(effect.until())))
                .forEach(effects::add);
        return effects;
    }

    static StandingView view(Stay stay, AccountFile file, List<LinkView> decisions, List<String> effects) {
        long standing = file.decisions().stream().filter(DecisionLine::inForce).count();
        List<String> notes = new ArrayList<>();
        if (file.cases().stream().anyMatch(each -> each.state().isLive())) {
            notes.add(stay.say("me.standing.looking"));
        }
        Instant allowed = file.allowlistedUntil();
        if (allowed != null) {
            notes.add(stay.say("me.standing.vouched", "until", stay.day(allowed)));
        }
        notes.addAll(effects);
        return new StandingView(
                stay.frame(),
                standing == 0 ? stay.say("me.standing.free") : stay.say("me.standing.restricted", "n", standing),
                decisions,
                notes,
                measured(stay, file.latest()),
                trend(stay, file.looks()));
    }

    private static StandingView.@Nullable Measured measured(Stay stay, @Nullable Evidence latest) {
        if (latest == null) {
            return null;
        }
        String outcome = latest.verdict().outcome().name().toLowerCase(Locale.ROOT);
        return new StandingView.Measured(
                stay.say("me.standing.at", "day", stay.day(latest.assessment().asOf())),
                stay.say("me.outcome." + outcome),
                EvidenceWords.of(latest.assessment(), stay.words()));
    }

    private static @Nullable TrendView trend(Stay stay, List<Look> looks) {
        if (looks.size() < 2) {
            return null;
        }
        return Trend.of(
                looks.stream().sorted(Comparator.comparing(Look::at)).toList(),
                stay.say("me.standing.trend.words", "n", looks.size()),
                stay::day);
    }
}
