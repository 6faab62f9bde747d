package dev.gavel.faults;

import dev.gavel.cluster.Part;
import dev.gavel.cluster.Worker;
import java.util.List;

/**
 * A part is killed with signal 9 and started again.
 *
 * @param victims the workers that it takes with it
 */
record Killed(Part part, List<Worker> victims) implements Fault {

	@Override
	public String name() {
		return "kill -9 " + part.name();
	}

	@Override
	public String strike() {
		part.kill();
		part.start();
		return "started again";
	}

}
