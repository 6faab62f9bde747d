/**
 * How the worker and the supervisor in a cell talk, and how far each answer is believed.
 */
@NullMarked
package dev.gavel.worker.sandbox.oci.protocol;

import org.jspecify.annotations.NullMarked;
