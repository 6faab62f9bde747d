package dev.gavel.api.judgement;

import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.TestReport;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The reports on the tests of a judgement: written once, read together. */
@Entity
@Immutable
@Table(name = "judgement_tests")
public class TestResults {

	@Id
	@JdbcTypeCode(SqlTypes.BINARY)
	private UUID judgementId;

	@Convert(converter = ReportJson.OfTests.class)
	@Column(length = Length.LONG32)
	private List<TestReport> reports;

	/** Only authors see it. */
	@Convert(converter = ReportJson.OfWithheld.class)
	@Column(length = Length.LONG32)
	private @Nullable Withheld withheld;

	@SuppressWarnings("NullAway") // for Hibernate
	protected TestResults() {
	}

	TestResults(UUID judgementId, List<TestReport> reports, @Nullable Withheld withheld) {
		this.judgementId = judgementId;
		this.reports = reports;
		this.withheld = withheld;
	}

	/** Returns those on tests that are not withheld. */
	public List<TestReport> reports() {
		return reports;
	}

	/** Returns what only authors see, if there is anything. */
	public @Nullable Withheld withheld() {
		return withheld;
	}

}
