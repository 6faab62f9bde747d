/**
 * The API service. Each package is a room for one thing and depends only on rooms before
 * it: {@code ModularityTests} has their order, docs/architecture.md says what each holds.
 */
@NullMarked
package dev.gavel.api;

import org.jspecify.annotations.NullMarked;
