package dev.gavel.worker.sandbox.oci.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** What a runtime is told about a cell. */
public interface Bundle {

	void write(Path directory, String cgroup, int cellNumber) throws IOException;

}
