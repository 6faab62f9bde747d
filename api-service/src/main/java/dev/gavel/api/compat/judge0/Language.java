package dev.gavel.api.compat.judge0;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A language that programs can be written in.
 *
 * @param name with the version that really runs
 * @param environment the one of Gavel's that programs are run in
 */
record Language(int id, String name, @JsonIgnore String environment) {
}
