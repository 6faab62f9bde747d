/** The container runtime, and what it is told about a cell. */
@NullMarked
package dev.gavel.worker.sandbox.oci.runtime;

import org.jspecify.annotations.NullMarked;
