// A program that uses the helpdesk's API through the generated types. usage: node client.js BASE
import type { components, paths } from "./schema";

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;
type TicketPage = Json<paths["/tickets"]["get"]["responses"]["200"]>;
type TicketAnswer = Json<paths["/tickets/{id}"]["get"]["responses"]["200"]>;
type NewTicket = Json<NonNullable<paths["/tickets"]["post"]["requestBody"]>>;
type Query = NonNullable<paths["/tickets"]["get"]["parameters"]["query"]>;
type Failure = components["schemas"]["ErrorAnswer"];

const base = process.argv[2] ?? "";
const signedIn = { Authorization: "Bearer test" };
const ticketId = "6f1c3a52-8d0e-4b7a-9c2f-0d5e8a7b4c31";

async function call<T>(method: string, path: string, status: number, headers: Record<string, string>, body?: unknown): Promise<T> {
  const answer = await fetch(base + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} instead of ${status}: ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

function hold(what: string, holds: boolean): void {
  if (!holds) throw new Error("not so: " + what);
}

async function main(): Promise<void> {
  const query: Query = { limit: 10, sort: "-number", status: "new", include: ["customer"] };
  const search = `?limit=${query.limit}&sort=${query.sort}&status=${query.status}&include=customer`;
  const page = await call<TicketPage>("GET", "/tickets" + search, 200, signedIn);
  hold("a list has success, items and a cursor", page.success && page.error === null && page.data.items.length > 0);
  const subject: string | undefined = page.data.items[0]?.subject;
  hold("rows have their fields", typeof subject === "string");

  const one = await call<TicketAnswer>("GET", "/tickets/" + ticketId, 200, signedIn);
  hold("the tenant is never shown", !("tenant_id" in one.data));

  const wanted: NewTicket = { customer_id: ticketId, subject: "Printer on floor 2", channel: "email" };
  const key = { ...signedIn, "Idempotency-Key": "a-key-of-sixteen-characters" };
  const made = await call<TicketAnswer>("POST", "/tickets", 201, key, wanted);
  hold("what was made comes back", made.success);
  await call<TicketAnswer>("PATCH", "/tickets/" + ticketId, 200, signedIn, { subject: "Printer on floor 3" });
  await call<undefined>("DELETE", "/tickets/" + ticketId, 204, signedIn);

  const refused = await call<Failure>("POST", "/tickets", 422, key, { ...wanted, tenant_id: ticketId });
  hold("a failure says why", refused.success === false && refused.error.code.length > 0);
  await call<Failure>("POST", "/tickets", 422, signedIn, wanted);
  await call<Failure>("GET", "/tickets?sort=subject", 422, signedIn).catch(() => call<Failure>("GET", "/tickets?sort=subject", 400, signedIn));
  await call<Failure>("GET", "/tickets", 401, {});
}

main().then(
  () => console.log("the client is content"),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
