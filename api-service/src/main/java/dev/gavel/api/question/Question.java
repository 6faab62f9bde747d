package dev.gavel.api.question;

import dev.gavel.api.access.QuestionState;
import dev.gavel.api.question.comparison.ComparisonConverter;
import dev.gavel.api.question.rules.RulesConverter;
import dev.gavel.api.question.scoring.QuestionScoring;
import dev.gavel.api.question.scoring.ScoringConverter;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.rule.Rule;
import dev.gavel.run.Limits;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.Length;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A program to be written. */
@Entity
@Table(name = "questions")
@SQLRestriction("deleted_at is null")
@DynamicUpdate
public class Question {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private @Nullable Long ownerId;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private QuestionState state;

	private String title;

	@Column(length = Length.LONG32)
	private String description;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private Difficulty difficulty;

	@Convert(converter = KindConverter.class)
	@Column(length = Length.LONG32)
	private QuestionKind kind;

	private long timeLimitMillis;

	private long memoryLimitBytes;

	private @Nullable String environment;

	@Convert(converter = ComparisonConverter.class)
	@Column(length = Length.LONG32)
	private ComparisonSpec comparison;

	@Column(length = Length.LONG32)
	private @Nullable String prelude;

	@Column(length = Length.LONG32)
	private @Nullable String starterCode;

	@Convert(converter = RulesConverter.class)
	@Column(length = Length.LONG32)
	private List<Rule> rules;

	@Convert(converter = ScoringConverter.class)
	@Column(length = Length.LONG32)
	private QuestionScoring scoring;

	@Embedded
	private TestTotals tests;

	@JdbcTypeCode(SqlTypes.CHAR)
	@Column(length = 64)
	private @Nullable String suiteHash;

	private int revision;

	private Instant createdAt;

	private @Nullable Instant deletedAt;

	/** Accounts that have the owner's rights. */
	@ElementCollection
	@CollectionTable(name = "co_authors", joinColumns = @JoinColumn(name = "question_id"))
	@Column(name = "account_id")
	private Set<Long> coAuthors = new HashSet<>();

	/** Whether there is any {@code audience}; otherwise it is for everyone, always. */
	private boolean restricted;

	@ElementCollection
	@CollectionTable(name = "audiences", joinColumns = @JoinColumn(name = "question_id"))
	private List<AudienceEntry> audience = new ArrayList<>();

	@SuppressWarnings("NullAway") // for Hibernate
	protected Question() {
	}

	@SuppressWarnings("NullAway.Init") // change() sets what is left
	Question(CheckedQuestion checked, @Nullable Long ownerId, QuestionState state, Instant createdAt) {
		this.createdAt = createdAt;
		this.ownerId = ownerId;
		this.state = state;
		this.tests = TestTotals.NONE;
		change(checked);
	}

	/** Call it with the question locked. */
	final void change(CheckedQuestion checked) {
		this.title = checked.title();
		this.description = checked.description();
		this.difficulty = checked.difficulty();
		this.starterCode = checked.starterCode();
		change(checked.run());
	}

	private void change(CheckedRun run) {
		this.kind = run.kind();
		change(run.settings());
		this.comparison = run.comparison();
		this.prelude = (run.prelude() != null) ? run.prelude().text() : null;
		this.rules = run.rules();
		this.scoring = run.scoring();
	}

	private void change(RunSettings settings) {
		Limits limits = settings.limits();
		if (limits.cpuTimeMillis() != timeLimitMillis || limits.memoryBytes() != memoryLimitBytes
				|| !Objects.equals(settings.environment(), environment)) {
			revised();
		}
		this.timeLimitMillis = limits.cpuTimeMillis();
		this.memoryLimitBytes = limits.memoryBytes();
		this.environment = settings.environment();
	}

	public long id() {
		if (id == null) {
			throw new IllegalStateException("Question '%s' is not stored yet".formatted(title));
		}
		return id;
	}

	/** Returns the account that wrote it, or null when it was made without accounts. */
	public @Nullable Long ownerId() {
		return ownerId;
	}

	public QuestionState state() {
		return state;
	}

	/** Returns the accounts that have the owner's rights. */
	public Set<Long> coAuthors() {
		return Set.copyOf(coAuthors);
	}

	/** Returns for whom it is once it is published; empty for everyone, always. */
	public List<AudienceEntry> audience() {
		return List.copyOf(audience);
	}

	public boolean isRestricted() {
		return restricted;
	}

	/** Call it with the question locked. */
	public void stateChanged(QuestionState state) {
		this.state = state;
	}

	/** Call it with the question locked. */
	public void authorsChanged(@Nullable Long ownerId, Set<Long> coAuthors) {
		this.ownerId = ownerId;
		this.coAuthors.retainAll(coAuthors);
		this.coAuthors.addAll(coAuthors);
	}

	/** Call it with the question locked. */
	public void audienceChanged(List<AudienceEntry> audience) {
		this.audience.clear();
		this.audience.addAll(audience);
		this.restricted = !audience.isEmpty();
	}

	/**
	 * From now on it is found no more; its submissions are, until they are deleted. Call
	 * it with the question locked.
	 */
	public void deleted(Instant now) {
		this.deletedAt = now;
	}

	public String title() {
		return title;
	}

	String description() {
		return description;
	}

	Difficulty difficulty() {
		return difficulty;
	}

	Instant createdAt() {
		return createdAt;
	}

	public QuestionKind kind() {
		return kind;
	}

	public Limits limits() {
		return new Limits(timeLimitMillis, memoryLimitBytes);
	}

	/** Returns the environment of all its submissions, or null when they may choose. */
	public @Nullable String environment() {
		return environment;
	}

	public ComparisonSpec comparison() {
		return comparison;
	}

	/** Returns what runs before its programs, if anything does. */
	public @Nullable Prelude prelude() {
		return (prelude != null) ? new Prelude(prelude) : null;
	}

	/** Returns what its solutions begin with, or null for the signature. */
	@Nullable String starterCode() {
		return starterCode;
	}

	/** Returns what its programs must contain, and what they must not. */
	List<Rule> rules() {
		return rules;
	}

	/** Returns what all its tests have in common. */
	public SuiteHead head() {
		return new SuiteHead(kind, comparison, prelude(), rules, scoring.tests());
	}

	/** Returns the same for programs that read the input of tests themselves. */
	public SuiteHead headWithoutInteractor() {
		ComparisonSpec others = (comparison instanceof Interactor) ? Kinds.tests(kind).defaultComparison() : comparison;
		return new SuiteHead(kind, others, prelude(), rules, scoring.tests());
	}

	/** Returns what its tests are worth together, and which submissions count. */
	public QuestionScoring scoring() {
		return scoring;
	}

	public TestTotals tests() {
		return tests;
	}

	/** Returns the suite of the current test cases, or null when it is not built yet. */
	public @Nullable String suiteHash() {
		return suiteHash;
	}

	/** Returns how its programs are run. */
	public RunSettings settings() {
		return new RunSettings(limits(), environment);
	}

	/** Call it with the question locked. */
	public void suiteBuilt(String hash) {
		this.suiteHash = hash;
	}

	/**
	 * Call it with the question locked.
	 * @param change what is added to the totals
	 */
	public void testsChanged(TestTotals change) {
		this.tests = tests.plus(change);
		suiteChanged();
	}

	/** Call it with the question locked. */
	public void suiteChanged() {
		this.suiteHash = null;
		revised();
	}

	/**
	 * Counts a change by which its reference solutions may get other verdicts. Call it
	 * with the question locked.
	 */
	public void revised() {
		this.revision++;
	}

	/**
	 * Returns how often its tests, its limits or its reference solutions have changed.
	 */
	public int revision() {
		return revision;
	}

}
