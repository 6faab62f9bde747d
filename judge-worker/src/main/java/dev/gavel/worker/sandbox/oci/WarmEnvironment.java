package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.SandboxFacts;

/**
 * Cells of one rootfs, which has passed the self-test.
 */
record WarmEnvironment(CellPool pool, SandboxFacts facts) {
}
