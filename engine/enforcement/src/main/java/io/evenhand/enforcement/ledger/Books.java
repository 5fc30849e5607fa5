// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.audit.ActSeal;
import org.jdbi.v3.core.Handle;

/** The ledger inside one transaction, one book per noun; not to be kept beyond it. */
public final class Books {
    private final AccountBook accounts;
    private final CaseBook cases;
    private final DecisionBook decisions;
    private final AppealBook appeals;
    private final AllowBook allowlist;
    private final StaffBook staff;
    private final FactorBook factors;
    private final SessionBook sessions;
    private final FeedBook feed;
    private final Outbox outbox;
    private final OffsetBook offsets;
    private final AuditBook audit;
    private final RulesetBook rulesets;
    private final ReportBook reports;
    private final SemanticsBook semantics;
    private final TrialBook trials;
    private final BreakerBook breakers;
    private final ProofBook proofs;
    private final UndoBook undos;
    private final TraitBook traits;
    private final NetworkBook networks;
    private final NotificationBook notifications;
    private final PolicyBook policy;
    private final PrivacyBook privacy;
    private final ErasureBook erasures;
    private final RightsBook rights;
    private final RetentionBook retention;
    private final RegisterBook registers;
    private final NumberBook numbers;
    private final ExemptionBook exemptions;
    private final OwnershipBook ownership;
    private final MessageBook messages;
    private final ProposalBook proposals;
    private final ClockBook clocks;
    private final LetterBook letters;
    private final EvidenceBook evidence;
    private final AnnexBook annexes;
    private final PublicationBook publications;
    private final DraftBook drafts;
    private final ClaimBook claims;
    private final ConsentBook consents;
    private final MigrationHoldBook migrationHolds;
    private final SearchBook searches;
    private final BatchBook batches;
    private final ReviewerBook reviewers;

    Books(Handle handle, ActSeal seal) {
        this.audit = new AuditBook(handle, seal);
        this.outbox = new Outbox(handle);
        this.accounts = new AccountBook(handle);
        this.cases = new CaseBook(handle);
        this.decisions = new DecisionBook(handle, outbox, audit);
        this.appeals = new AppealBook(handle);
        this.allowlist = new AllowBook(handle);
        this.staff = new StaffBook(handle);
        this.factors = new FactorBook(handle);
        this.sessions = new SessionBook(handle);
        this.feed = new FeedBook(handle);
        this.offsets = new OffsetBook(handle);
        this.rulesets = new RulesetBook(handle);
        this.reports = new ReportBook(handle);
        this.semantics = new SemanticsBook(handle);
        this.trials = new TrialBook(handle);
        this.breakers = new BreakerBook(handle, audit);
        this.proofs = new ProofBook(handle);
        this.undos = new UndoBook(handle);
        this.traits = new TraitBook(handle);
        this.networks = new NetworkBook(handle);
        this.notifications = new NotificationBook(handle);
        this.policy = new PolicyBook(handle);
        this.privacy = new PrivacyBook(handle);
        this.erasures = new ErasureBook(handle);
        this.rights = new RightsBook(handle);
        this.messages = new MessageBook(handle);
        this.ownership = new OwnershipBook(handle);
        this.exemptions = new ExemptionBook(handle);
        this.registers = new RegisterBook(handle);
        this.numbers = new NumberBook(handle);
        this.retention = new RetentionBook(handle, erasures);
        this.drafts = new DraftBook(handle);
        this.claims = new ClaimBook(handle);
        this.consents = new ConsentBook(handle);
        this.migrationHolds = new MigrationHoldBook(handle);
        this.searches = new SearchBook(handle);
        this.batches = new BatchBook(handle);
        this.reviewers = new ReviewerBook(handle);
        this.publications = new PublicationBook(handle);
        this.evidence = new EvidenceBook(handle);
        this.annexes = new AnnexBook(handle);
        this.letters = new LetterBook(handle);
        this.clocks = new ClockBook(handle);
        this.proposals = new ProposalBook(handle);
    }

    public AccountBook accounts() {
        return accounts;
    }

    public CaseBook cases() {
        return cases;
    }

    public DecisionBook decisions() {
        return decisions;
    }

    public AppealBook appeals() {
        return appeals;
    }

    public AllowBook allowlist() {
        return allowlist;
    }

    public StaffBook staff() {
        return staff;
    }

    public SessionBook sessions() {
        return sessions;
    }

    public FactorBook factors() {
        return factors;
    }

    public FeedBook feed() {
        return feed;
    }

    public Outbox outbox() {
        return outbox;
    }

    public OffsetBook offsets() {
        return offsets;
    }

    public AuditBook audit() {
        return audit;
    }

    public RulesetBook rulesets() {
        return rulesets;
    }

    public ReportBook reports() {
        return reports;
    }

    public SemanticsBook semantics() {
        return semantics;
    }

    public TrialBook trials() {
        return trials;
    }

    public ProofBook proofs() {
        return proofs;
    }

    public BreakerBook breakers() {
        return breakers;
    }

    public UndoBook undos() {
        return undos;
    }

    public TraitBook traits() {
        return traits;
    }

    public NetworkBook networks() {
        return networks;
    }

    public NotificationBook notifications() {
        return notifications;
    }

    public PolicyBook policy() {
        return policy;
    }

    public PrivacyBook privacy() {
        return privacy;
    }

    public ErasureBook erasures() {
        return erasures;
    }

    public MigrationHoldBook migrationHolds() {
        return migrationHolds;
    }

    public ConsentBook consents() {
        return consents;
    }

    public RightsBook rights() {
        return rights;
    }

    public RetentionBook retention() {
        return retention;
    }

    public MessageBook messages() {
        return messages;
    }

    public OwnershipBook ownership() {
        return ownership;
    }

    public ExemptionBook exemptions() {
        return exemptions;
    }

    public RegisterBook registers() {
        return registers;
    }

    public NumberBook numbers() {
        return numbers;
    }

    public ProposalBook proposals() {
        return proposals;
    }

    public ClockBook clocks() {
        return clocks;
    }

    public LetterBook letters() {
        return letters;
    }

    public EvidenceBook evidence() {
        return evidence;
    }

    public AnnexBook annexes() {
        return annexes;
    }

    public PublicationBook publications() {
        return publications;
    }

    public DraftBook drafts() {
        return drafts;
    }

    public ClaimBook claims() {
        return claims;
    }

    public SearchBook searches() {
        return searches;
    }

    public BatchBook batches() {
        return batches;
    }

    public ReviewerBook reviewers() {
        return reviewers;
    }
}
