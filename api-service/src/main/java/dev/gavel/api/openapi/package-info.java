/**
 * Describes the HTTP interface as OpenAPI. What all operations have in common is added
 * here, from Javadoc, the permission table and the types of problems.
 */
@NullMarked
package dev.gavel.api.openapi;

import org.jspecify.annotations.NullMarked;
