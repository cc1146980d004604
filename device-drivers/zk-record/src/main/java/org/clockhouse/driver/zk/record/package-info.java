/** Records of the ZK family, embedded privately in each of its drivers. Little-endian throughout; no I/O. */
package org.clockhouse.driver.zk.record;
