package dev.gavel.api.question;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.Prelude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a prelude that an author wrote, before its question is stored. */
@Component
public class PreludeTrial {

	private final QuestionCheck check;

	private final Environments environments;

	private final PreludeRun trial;

	PreludeTrial(QuestionCheck check, Environments environments, PreludeRun trial) {
		this.check = check;
		this.environments = environments;
		this.trial = trial;
	}

	/**
	 * Not to be called in a transaction.
	 * @param stored the question that the request replaces, if there is one
	 * @return a warning when the prelude could not be tried
	 * @throws Problem when it fails, or the request has mistakes
	 */
	public List<String> before(NewQuestion request, @Nullable Question stored, Caller caller) {
		CheckedQuestion checked = check.check(request);
		Prelude prelude = checked.prelude();
		boolean changed = stored == null || !Objects.equals(prelude, stored.prelude())
				|| !checked.settings().equals(stored.settings()) || !checked.kind().equals(stored.kind());
		return (prelude != null && prelude.hasOwnLines() && changed) ? run(checked, caller) : List.of();
	}

	private List<String> run(CheckedQuestion checked, Caller caller) {
		if (environments.warning(checked.settings().environment()).isPresent()) {
			return List.of("The prelude was not tried: no worker offers the environment.");
		}
		try {
			Optional<String> why = trial.run(checked.head(), checked.settings(), caller);
			return why.map("The prelude was not tried: %s."::formatted).stream().toList();
		}
		catch (PreludeRun.Failed ex) {
			throw Violations.of(CodeCheck.PRELUDE, "expected lines that run without an error, got " + ex.getMessage());
		}
	}

}
