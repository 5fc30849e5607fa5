// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.appeal;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.DecisionRow;
import io.evenhand.enforcement.ledger.DraftBook.DraftFile;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.Stored;
import io.evenhand.enforcement.notice.NoticeLinks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appeals that are being written, kept behind the notice's link so that nothing is lost between two pages or two days. */
public final class AppealDrafts {
    private final Ledger ledger;
    private final NoticeLinks links;
    private final FileVault vault;
    private final AppealDesk desk;
    private final Clock clock;

    public AppealDrafts(Ledger ledger, NoticeLinks links, FileVault vault, AppealDesk desk, Clock clock) {
        this.ledger = ledger;
        this.links = links;
        this.vault = vault;
        this.desk = desk;
        this.clock = clock;
    }

    /** What comes of adding a file. */
    public enum Added {
        ADDED,
        LINK_NOT_VALID,
        EMPTY,
        /** Neither PDF, PNG, JPEG nor text by its content, or damaged. */
        NOT_TAKEN,
        TOO_MANY,
        TOO_LARGE
    }

    /** The draft behind a link, blank if nothing was written yet; null if the link is not valid. */
    public @Nullable AppealDraft find(String token, String language) {
        DecisionId decision = links.verify(token, clock.instant());
        return decision == null ? null : ledger.inTransaction(books -> draft(books, decision, language));
    }

    /** Keeps what was written; the files stay as they are. False if the link is not valid. */
    public boolean save(String token, AppealDraft draft) {
        Instant now = clock.instant();
        DecisionId decision = links.verify(token, now);
        return decision != null && ledger.inTransaction(books -> save(books, decision, draft, now));
    }

    private boolean save(Books books, DecisionId decision, AppealDraft draft, Instant now) {
        AccountId account = locked(books, decision, now);
        if (account == null) {
            return false;
        }
        byte[] words = ContractJson.text(draft.withFiles(List.of())).getBytes(StandardCharsets.UTF_8);
        books.drafts().save(decision, account, vault.seal(words, place(decision, 0)), now);
        return true;
    }

    /** Whose decision it is, kept from others who write on the same draft; null if there is no such decision. */
    private static @Nullable AccountId locked(Books books, DecisionId decision, Instant now) {
        DecisionRow row = books.decisions().find(decision, now);
        if (row == null) {
            return null;
        }
        AccountId account = row.decision().subject().account();
        books.accounts().lock(account);
        return account;
    }

    /** Adds a file, known by its content and cleaned of what it says about people and places. */
    public Added add(String token, String name, byte[] content, String language) {
        Instant now = clock.instant();
        DecisionId decision = links.verify(token, now);
        if (decision == null) {
            return Added.LINK_NOT_VALID;
        }
        if (content.length == 0) {
            return Added.EMPTY;
        }
        if (content.length > AppealDesk.FILES_SIZE_MAX) {
            return Added.TOO_LARGE;
        }
        Attached file = Attached.of(new AppealForm.Attachment(name, content));
        return file == null
                ? Added.NOT_TAKEN
                : ledger.inTransaction(books -> add(books, decision, file, language, now));
    }

    private Added add(Books books, DecisionId decision, Attached file, String language, Instant now) {
        if (locked(books, decision, now) == null) {
            return Added.LINK_NOT_VALID;
        }
        AppealDraft draft = draft(books, decision, language);
        List<DraftFile> files = draft.files();
        int size = files.stream().mapToInt(DraftFile::size).sum();
        if (files.size() >= AppealDesk.FILES_MAX) {
            return Added.TOO_MANY;
        }
        if (size + file.content().length > AppealDesk.FILES_SIZE_MAX) {
            return Added.TOO_LARGE;
        }
        save(books, decision, draft, now);
        int number = files.stream().mapToInt(DraftFile::number).max().orElse(0) + 1;
        books.drafts()
                .add(
                        decision,
                        new DraftFile(number, file.name(), file.content().length),
                        vault.seal(file.content(), place(decision, number)));
        return Added.ADDED;
    }

    /** Takes a file out again; nothing happens if there is none. */
    public void remove(String token, int number) {
        DecisionId decision = links.verify(token, clock.instant());
        if (decision != null) {
            ledger.run(books -> books.drafts().remove(decision, number));
        }
    }

    /** Hands the draft in as it is; it is forgotten if it was taken, and kept if it was not. */
    public Filing send(String token, String language) {
        DecisionId decision = links.verify(token, clock.instant());
        if (decision == null) {
            return new Filing.Refused(Filing.Why.LINK_NOT_VALID);
        }
        Filing filing = desk.file(token, ledger.inTransaction(books -> form(books, decision, language)));
        if (filing instanceof Filing.Filed) {
            ledger.run(books -> books.drafts().forget(decision));
        }
        return filing;
    }

    private AppealForm form(Books books, DecisionId decision, String language) {
        AppealDraft draft = draft(books, decision, language);
        List<AppealForm.Attachment> files = new ArrayList<>();
        for (DraftFile each : draft.files()) {
            byte[] sealed = books.drafts().content(decision, each.number());
            if (sealed != null) {
                files.add(new AppealForm.Attachment(each.name(), vault.open(sealed, place(decision, each.number()))));
            }
        }
        List<String> grounds = draft.grounds();
        return new AppealForm(
                grounds == null ? List.of() : grounds,
                draft.statement(),
                draft.contact().isBlank() ? null : draft.contact(),
                draft.hardship().isBlank() ? null : draft.hardship(),
                draft.language(),
                files);
    }

    private AppealDraft draft(Books books, DecisionId decision, String language) {
        byte[] sealed = books.drafts().words(decision);
        AppealDraft words = sealed == null
                ? AppealDraft.blank(language)
                : Stored.read(
                        new String(vault.open(sealed, place(decision, 0)), StandardCharsets.UTF_8), AppealDraft.class);
        return words.withFiles(books.drafts().files(decision));
    }

    private static String place(DecisionId decision, int number) {
        return "draft/" + decision + "/" + number;
    }
}
