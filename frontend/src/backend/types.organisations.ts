import type { Address, Kind } from "./types";

/** What somebody is or was at an organisation. `from` and `to` are a year, a month or a day, "" where it is not known. */
export interface Role {
  /** Its place among the roles of the card, for an {@link Edit} of the field "held". */
  ref: number;
  organisation: string;
  units: string[];
  title: string;
  /** What somebody does there, as "Treasurer". */
  role: string;
  from: string;
  to: string;
  current: boolean;
  /** The UID of the contact that is the organisation, where the card names it. */
  organisationUid: string;
  /** The contact of the book that is the organisation, "" if there is none. */
  organisationId: string;
}

/** An organisation: a contact of the book, or (`id` "") only a name that cards mention. */
export interface OrganisationRow {
  id: string;
  name: string;
  place: string;
  /** How many people are there now, and were. */
  current: number;
  former: number;
}

/** Somebody with a role at an organisation. */
export interface Holder {
  id: string;
  name: string;
  kind: Kind;
  photo: string;
  /** Title and department on one line. */
  role: string;
  from: string;
  to: string;
  current: boolean;
}

export interface OrganisationPeople {
  id: string;
  name: string;
  current: Holder[];
  former: Holder[];
}

export interface Housemate {
  id: string;
  name: string;
  kind: Kind;
  photo: string;
}

/** People who share an address. */
export interface Household {
  id: string;
  /** As {@link Address.household} names it. */
  uid: string;
  name: string;
  address: Address;
  members: Housemate[];
}
