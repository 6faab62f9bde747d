package dev.gavel.api.reference;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Problem.FieldError;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.sharing.PublicationCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets only verified questions be published, if they have reference solutions. */
@Component
class VerifiedPublication implements PublicationCheck {

	private final Verifications verifications;

	VerifiedPublication(Verifications verifications) {
		this.verifications = verifications;
	}

	@Override
	public void require(Question question) {
		verifications.view(question).filter((last) -> !last.isVerified()).ifPresent((last) -> {
			throw new Problem(ProblemType.NOT_VERIFIED,
					"Question %d is not published, because %s. See GET /ques/%1$d/verification, or send \"publish_anyway\": true."
						.formatted(question.id(), reason(last)),
					List.of(new FieldError("publish_anyway", reason(last))));
		});
	}

	private static String reason(VerificationView last) {
		return switch (last.status()) {
			case RUNNING -> "its reference solutions are being judged (%d of %d runs have ended)"
				.formatted(last.runsDone(), last.runs());
			case WAITING -> (last.startedAt() == null) ? "its reference solutions have not been judged yet"
					: "it has changed since its reference solutions were judged";
			case FAILED -> (last.problem() != null)
					? "its reference solutions could not be judged: " + last.problem().replaceFirst("\\.$", "")
					: "a reference solution did not get the verdict that it must get";
			case VERIFIED -> "it is verified";
		};
	}

}
