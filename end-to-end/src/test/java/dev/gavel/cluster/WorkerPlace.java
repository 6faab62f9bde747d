package dev.gavel.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a worker runs.
 *
 * @param host the address on which it is asked how it is
 * @param entry the command that enters its network; nothing if it has none of its own
 * @param workDir keeps the state of its cells
 */
record WorkerPlace(String host, List<String> entry, Path workDir) {
}
