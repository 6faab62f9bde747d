/**
 * The protocol between the worker and the supervisor in a cell, and how far each answer
 * is believed.
 */
@NullMarked
package dev.gavel.worker.sandbox.oci.protocol;

import org.jspecify.annotations.NullMarked;
