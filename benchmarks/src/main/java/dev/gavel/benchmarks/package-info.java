/**
 * {@code gavel bench}: measures Gavel over HTTP, each part in a process of its own. A
 * scenario is here because a document quotes it:
 * <ul>
 * <li>{@code speed}: the ratio to plain Python and the CPU time per submission, which
 * every change is judged by;
 * <li>{@code mix}: whether an installation under load gives every program its verdict;
 * <li>{@code suite}: what a suite near the bound costs, the first time and later;
 * <li>{@code drift}: whether latency, memory or tables grow with what was judged;
 * <li>{@code scale}: how throughput grows with slots, and what the API, MySQL and Kafka
 * take when judging costs nothing.
 * </ul>
 * The clients are our own: a closed loop of blocking exchanges is one class and takes
 * about 1 ms of CPU time per submission from the cores that are measured.
 */
@NullMarked
package dev.gavel.benchmarks;

import org.jspecify.annotations.NullMarked;
