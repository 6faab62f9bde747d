package dev.gavel.faults;

import dev.gavel.cluster.Part;
import dev.gavel.cluster.Worker;
import org.jspecify.annotations.Nullable;

/** A part is killed with signal 9 and started again. */
record Killed(Part part) implements Fault {

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

	@Override
	public @Nullable Worker victim() {
		return (part instanceof Worker worker) ? worker : null;
	}

}
