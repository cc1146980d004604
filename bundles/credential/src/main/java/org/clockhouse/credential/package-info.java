/**
 * What readers recognise, and whose it is.
 *
 * <p>{@link org.clockhouse.credential.CardNumber} is what is on a card; {@link org.clockhouse.credential.CardNumbers} reads it
 * from anything a person, a sheet or a reader writes, and {@link org.clockhouse.credential.Wiegand} from bits.
 * {@link org.clockhouse.credential.Credentials} is the desk: issue, activate, suspend, resume, replace, revoke, look up.
 * {@link org.clockhouse.credential.Holders} says in bulk who stood behind what a terminal saw.
 *
 * <p>{@link org.clockhouse.credential.CredentialMove} is the whole life of a card. Around the desk stand
 * {@link org.clockhouse.credential.Stock} and {@link org.clockhouse.credential.CardTypes} for cards that are nobody's yet,
 * {@link org.clockhouse.credential.Activations} for how one becomes usable, {@link org.clockhouse.credential.CardTerms} for what
 * it is good for and how long, {@link org.clockhouse.credential.Replacements}, {@link org.clockhouse.credential.CardBatches} and
 * {@link org.clockhouse.credential.Fees} for one card in the place of another, {@link org.clockhouse.credential.AccessLevels} and
 * {@link org.clockhouse.credential.Deliveries} for where it opens and which terminal knows it, and
 * {@link org.clockhouse.credential.Stays} are the reception: a visitor's card ends with the stay, and {@link org.clockhouse.credential.StayRules} say when who it was is forgotten.
 * {@link org.clockhouse.credential.CardUses} and {@link org.clockhouse.credential.CardChecks} for watching. Whoever talks to
 * terminals asks {@link org.clockhouse.credential.TerminalLists} what to tell them, and tells {@code CardUses} what they saw.
 *
 * <p>{@link org.clockhouse.credential.Biometrics} are credentials too, of people who agreed ({@link org.clockhouse.credential.Consents})
 * to what the company takes ({@link org.clockhouse.credential.BiometricRules}); {@link org.clockhouse.credential.SampleExchange} is
 * the road of their samples to and from terminals. {@link org.clockhouse.credential.FacePhotos} makes faces of photographs, and
 * {@link org.clockhouse.credential.BackupPins} help where all else fails. {@link org.clockhouse.credential.BoundPhones} are
 * credentials that people ask for on their own phones.
 *
 * <p>Full numbers never appear in a {@code toString}, a log or an audit entry.
 */
@Export
@Version("1.1.0")
package org.clockhouse.credential;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
