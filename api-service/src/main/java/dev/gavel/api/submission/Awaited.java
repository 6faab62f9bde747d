package dev.gavel.api.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/** What a client may wait for. */
interface Awaited {

	UUID id();

	JudgementState status();

	/** Whether nothing more will happen to it. */
	@JsonIgnore
	default boolean isFinal() {
		return status().isFinal();
	}

}
