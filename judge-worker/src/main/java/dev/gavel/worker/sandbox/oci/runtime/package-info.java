/** The container runtime, and the configuration of a cell for it. */
@NullMarked
package dev.gavel.worker.sandbox.oci.runtime;

import org.jspecify.annotations.NullMarked;
