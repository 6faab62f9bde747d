package dev.gavel.api.question.suite;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A suite as workers read it, without its tests. */
@Entity
@Table(name = "suites")
class Suite {

	@Id
	@JdbcTypeCode(SqlTypes.CHAR)
	@Column(length = 64)
	private String hash;

	@Column(length = Length.LONG32)
	private String head;

	private long bytes;

	private int testCount;

	private boolean hiddenTests;

	private int withheldTests;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Suite() {
	}

}
