// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.privacy.Erasure;
import io.evenhand.enforcement.privacy.Extract;
import io.evenhand.enforcement.privacy.ExtractFiles;
import io.evenhand.enforcement.privacy.Extracts;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.enforcement.privacy.Receipt;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.session.Typed;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.ReceiptView;
import io.javalin.http.Context;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Everything that is kept about an account: search it, take it away, have it erased and follow that. */
public final class DataPages {
    private static final int QUERY_MAX = 100;
    private static final String RECEIPT = "/receipts/";

    private final Reception reception;
    private final RecentExtracts extracts;
    private final Erasure erasure;

    public DataPages(Reception reception, Extracts extracts, Erasure erasure, Clock clock) {
        this.reception = reception;
        this.extracts = new RecentExtracts(extracts, clock);
        this.erasure = erasure;
    }

    public void show(Context ctx) {
        Stay stay = reception.look(ctx, Room.DATA);
        answer(ctx, 200, stay, false);
    }

    /** Takes it away in one of three forms, or has it erased. */
    public void act(Context ctx) {
        Stay stay = reception.stay(ctx, Room.DATA);
        reception.requireProof(ctx);
        String act = Typed.of(ctx, "act");
        if (act.equals("erase")) {
            erase(ctx, stay);
        } else {
            take(ctx, stay, act);
        }
    }

    /** How far an erasure is, for whoever has the number of its receipt: after it there is nobody to sign in any more. */
    public void receipt(Context ctx) {
        Language language = reception.languages().of(ctx);
        Phrasebook words = Texts.of(language);
        String path = RECEIPT + ctx.pathParam("receipt");
        PageView page = Languages.page(words.say("me.receipt.title"), Place.HOLDER, "", path, language);
        Pages.show(ctx, Pages.TEMPLATES.holderReceipt(view(page, path, find(ctx.pathParam("receipt")))));
    }

    private Receipt find(String number) {
        try {
            return erasure.receipt(number);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Reason.NOT_FOUND);
        }
    }

    static ReceiptView view(PageView page, String path, Receipt receipt) {
        Language language = page.words().language();
        return new ReceiptView(
                page,
                page.say(receipt.doneAt() == null ? "me.receipt.under_way" : "me.receipt.done"),
                receipt.receipt(),
                path,
                receipt.steps().stream()
                        .map(step -> new ReceiptView.StepView(
                                page.say("me.receipt.place." + key(step.place())),
                                step.clean(),
                                page.say(step.clean() ? "me.receipt.clean" : "me.receipt.waits")))
                        .toList(),
                receipt.holds().stream()
                        .map(hold -> hold.until() == null
                                ? page.say("me.receipt.hold." + key(hold.reason()))
                                : page.say("me.receipt.hold." + key(hold.reason())) + " "
                                        + page.say("me.receipt.until", "until", language.day(hold.until())))
                        .toList());
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace("the ", "");
    }

    private void erase(Context ctx, Stay stay) {
        if (!PersonDoor.mayErase(stay.person())) {
            throw new Refusal(Reason.CODE_NEEDED);
        }
        if (ctx.formParam("sure") == null) {
            answer(ctx, 422, stay, true);
            return;
        }
        Receipt receipt = erasure.ask(stay.account(), "account holder");
        extracts.forget(stay.account());
        reception.door().end(ctx);
        Pages.seeOther(ctx, RECEIPT + receipt.receipt());
    }

    private void take(Context ctx, Stay stay, String form) {
        Extract extract = extract(stay);
        if (extract == null) {
            throw new Refusal(Reason.UNAVAILABLE);
        }
        switch (form) {
            case "json" -> send(ctx, "application/json", "json", ExtractFiles.json(extract));
            case "csv" -> send(ctx, "application/zip", "zip", ExtractFiles.csv(extract));
            case "sqlite" -> send(ctx, "application/vnd.sqlite3", "sqlite", ExtractFiles.sqlite(extract));
            default -> throw new Refusal(Reason.BAD_REQUEST);
        }
    }

    private static void send(Context ctx, String type, String ending, byte[] content) {
        ctx.header("Content-Disposition", "attachment; filename=\"my-data." + ending + "\"")
                .contentType(type)
                .result(content);
    }

    private void answer(Context ctx, int status, Stay stay, boolean unsure) {
        Extract extract = extract(stay);
        Pages.show(
                ctx,
                extract == null && !unsure ? 503 : status,
                Pages.TEMPLATES.holderData(
                        extract == null
                                ? DataWords.missing(stay, unsure)
                                : DataWords.view(stay, extract, search(ctx), unsure)));
    }

    private static DataWords.Search search(Context ctx) {
        return new DataWords.Search(asked(ctx, "part"), asked(ctx, "q"));
    }

    private static String asked(Context ctx, String name) {
        String value = ctx.queryParam(name);
        return value == null || value.length() > QUERY_MAX ? "" : value.strip();
    }

    private @Nullable Extract extract(Stay stay) {
        try {
            return extracts.of(stay.account());
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
