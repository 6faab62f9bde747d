/**
 * Reads the files under {@code deploy} as the tools that apply them would, and checks
 * them against the services. Starts nothing.
 */
@NullMarked
package dev.gavel.deployment;

import org.jspecify.annotations.NullMarked;
