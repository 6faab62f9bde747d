package dev.gavel.api.waiting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.gavel.api.judgement.JudgementState;
import java.util.UUID;

/** What a client may wait for. */
public interface Awaited {

	UUID id();

	JudgementState status();

	/** Whether nothing more will happen to it. */
	@JsonIgnore
	default boolean isFinal() {
		return status().isFinal();
	}

}
