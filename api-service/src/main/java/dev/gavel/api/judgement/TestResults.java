package dev.gavel.api.judgement;

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

	@SuppressWarnings("NullAway") // for Hibernate
	protected TestResults() {
	}

	TestResults(UUID judgementId, List<TestReport> reports) {
		this.judgementId = judgementId;
		this.reports = reports;
	}

	public List<TestReport> reports() {
		return reports;
	}

}
