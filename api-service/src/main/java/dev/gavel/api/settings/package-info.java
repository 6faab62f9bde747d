/**
 * What the operator of the service sets.
 */
@NullMarked
package dev.gavel.api.settings;

import org.jspecify.annotations.NullMarked;
