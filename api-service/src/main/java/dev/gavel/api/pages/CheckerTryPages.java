package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.checker.CheckerTries;
import dev.gavel.api.evaluation.checker.NewCheckerTry;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.http.QuestionForm;
import dev.gavel.api.question.testcase.TriedAnswer;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Tries the checker in a question's form, with {@code try.input}, {@code try.output} and
 * the answers {@code try.right} and {@code try.wrong}, one of which may be empty; or the
 * interactor, with {@code try.secret}, {@code try.expected} and {@code try.program}.
 */
@Controller
class CheckerTryPages {

	private final CheckerTries tries;

	private final Clients clients;

	private final JsonMapper json;

	CheckerTryPages(CheckerTries tries, Clients clients, JsonMapper json) {
		this.tries = tries;
		this.clients = clients;
		this.json = json;
	}

	@PostMapping(path = "/checkers/tries", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Void> tryChecker(@RequestParam MultiValueMap<String, String> fields, HttpServletResponse response,
			Caller caller) {
		NewCheckerTry request = request(new Form(fields));
		String address = "/checkers/tries/"
				+ clients.serve(caller, Sent.EVALUATIONS, response, (client) -> tries.start(request, client)).id();
		return ResponseEntity.accepted().location(URI.create(address)).build();
	}

	private NewCheckerTry request(Form form) {
		return "interactor".equals(form.text("comparison.kind")) ? ofInteractor(form) : ofChecker(form);
	}

	private static NewCheckerTry ofInteractor(Form form) {
		TriedAnswer talk = new TriedAnswer(null, null, null, StringNode.valueOf(form.whole("try.secret")), null, null,
				null, text(form.text("try.expected")), null);
		return new NewCheckerTry(new QuestionForm(form).toRequest(), form.text("try.program"), List.of(talk));
	}

	private NewCheckerTry ofChecker(Form form) {
		List<@Nullable TriedAnswer> tests = Stream.of("try.right", "try.wrong")
			.map(form::text)
			.filter(Objects::nonNull)
			.<@Nullable TriedAnswer>map((answer) -> tried(form, StringNode.valueOf(answer)))
			.toList();
		return new NewCheckerTry(new QuestionForm(form).toRequest(), null, tests);
	}

	/** What a program reads and prints is taken as it is. */
	private TriedAnswer tried(Form form, JsonNode answer) {
		return "program".equals(form.text("kind"))
				? new TriedAnswer(null, null, null, StringNode.valueOf(form.whole("try.input")), null, null, null,
						StringNode.valueOf(form.whole("try.output")), answer)
				: new TriedAnswer(form.text("try.function"), input(form), null, null, null, null, null,
						text(form.text("try.output")), answer);
	}

	private JsonNode input(Form form) {
		try {
			return json.readTree(Objects.requireNonNullElse(form.text("try.input"), "{}"));
		}
		catch (JacksonException ex) {
			throw Violations.of("try.input", "expected the arguments by name as JSON, such as {\"n\": 1}");
		}
	}

	private static @Nullable JsonNode text(@Nullable String text) {
		return (text != null) ? StringNode.valueOf(text) : null;
	}

}
