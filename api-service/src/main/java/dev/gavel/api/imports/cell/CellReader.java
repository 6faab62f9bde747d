package dev.gavel.api.imports.cell;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.imports.cell.CellScript.Printed;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.OutlineJson;
import dev.gavel.api.imports.format.python.PythonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Parses sources with Python's module {@code ast}. */
@Component
class CellReader implements PythonReader {

	private final CellScript script;

	CellReader(Runs runs) {
		this.script = new CellScript("outline.py", runs);
	}

	@Override
	public List<Outline> read(List<Source> sources, Caller caller) throws UnreadableFileException {
		List<List<String>> pairs = sources.stream().map((source) -> List.of(source.text(), source.entry())).toList();
		Printed printed = script.run(pairs, caller);
		Optional<List<Outline>> outlines = OutlineJson.read(printed.json(), sources.size());
		if (outlines.isPresent()) {
			return outlines.get();
		}
		return (sources.size() == 1) ? List.of(Outline.unreadable("it is too large or too complex"))
				: halves(sources, caller);
	}

	/** One source may take too long, or have an outline that is too large. */
	private List<Outline> halves(List<Source> sources, Caller caller) throws UnreadableFileException {
		int middle = sources.size() / 2;
		List<Outline> outlines = new ArrayList<>(read(sources.subList(0, middle), caller));
		outlines.addAll(read(sources.subList(middle, sources.size()), caller));
		return outlines;
	}

}
