package dev.gavel.api.imports.cell;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.imports.cell.CellScript.Printed;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.ReferenceCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Calls reference solutions. What they print is as hostile as they are. */
@Component
class CellCalls implements ReferenceCalls {

	private final CellScript script;

	CellCalls(Runs runs) {
		this.script = new CellScript("calls.py", runs);
	}

	@Override
	public List<Returned> call(String code, String function, List<List<String>> calls, Caller caller)
			throws UnreadableFileException {
		Printed run = script.run(Map.of("code", code, "function", function, "calls", calls), caller);
		if (run.fault() != null) {
			throw new UnreadableFileException("The reference solution does not run: %s.".formatted(run.fault()));
		}
		JsonNode printed = run.json();
		if (printed.path("error").isString()) {
			throw new UnreadableFileException(
					"The reference solution does not run: %s.".formatted(printed.path("error").stringValue()));
		}
		if (!printed.isArray() || printed.size() != calls.size()) {
			throw new UnreadableFileException("The reference solution printed what it should not.");
		}
		List<Returned> returned = new ArrayList<>();
		printed.forEach((each) -> returned.add(new Returned(text(each, "literal"), text(each, "error"))));
		return returned;
	}

	private static @Nullable String text(JsonNode returned, String name) {
		JsonNode text = returned.path(name);
		return text.isString() ? text.stringValue() : null;
	}

}
