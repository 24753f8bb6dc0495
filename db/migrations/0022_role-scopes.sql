-- Giving money back is a right of its own: who only builds may not let an app do it either. lib/oauth/held-scopes.ts says the
-- same, and a test holds the two together.
create or replace function portico_role_scopes(p_role text) returns text[] language sql immutable parallel safe as $$
  select case p_role
    when 'owner' then array['*']
    when 'admin' then array['*']
    when 'developer' then array['applications.read', 'applications.write', 'payments.cancel', 'payments.create',
      'payments.get', 'payments.list', 'payments.user-instructions.get']
    when 'finance' then array['payments.cancel', 'payments.get', 'payments.list', 'payments.refund',
      'payments.user-instructions.get']
    when 'support' then array['payments.cancel', 'payments.get', 'payments.list', 'payments.user-instructions.get']
    when 'viewer' then array['payments.get', 'payments.list', 'payments.user-instructions.get']
    else '{}'::text[] end
$$;
