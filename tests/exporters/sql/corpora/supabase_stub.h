#pragma once

namespace barch::test {

/// What Supabase has before any migration runs, as far as the corpora use it: its roles, the schema auth, and the
/// functions that read the token.
inline constexpr const char* supabaseStub = R"sql(
CREATE SCHEMA auth;
CREATE SCHEMA extensions;
CREATE SCHEMA storage;
CREATE EXTENSION pgcrypto WITH SCHEMA extensions;
CREATE EXTENSION "uuid-ossp" WITH SCHEMA extensions;
SET search_path = public, extensions;
CREATE TABLE auth.users (
    id uuid PRIMARY KEY,
    email varchar(255),
    raw_user_meta_data jsonb,
    raw_app_meta_data jsonb,
    created_at timestamptz
);
CREATE TABLE storage.buckets (id text PRIMARY KEY, name text NOT NULL, public boolean DEFAULT false);
CREATE TABLE storage.objects (id uuid PRIMARY KEY, bucket_id text REFERENCES storage.buckets, name text, owner uuid);
ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE AS $$ SELECT current_setting('request.jwt.claim.role', true) $$;
CREATE FUNCTION storage.filename(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT split_part(name, '/', -1) $$;
GRANT USAGE ON SCHEMA auth, storage, extensions TO anon, authenticated, service_role;
)sql";

}  // namespace barch::test
