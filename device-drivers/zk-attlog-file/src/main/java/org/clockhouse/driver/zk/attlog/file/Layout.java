package org.clockhouse.driver.zk.attlog.file;

import java.nio.charset.Charset;

/**
 * How one file is to be read.
 *
 * @param columns how many columns most rows of a text file have
 * @param finding the order of the columns, and why; for text files
 * @param indexIsPin whether the internal index of eight-byte rows is taken for the person's number
 */
record Layout(Format format, Charset charset, int columns, ColumnEvidence.Finding finding, boolean indexIsPin) {}
