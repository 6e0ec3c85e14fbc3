/** Imported before `@apollo/gateway`, which otherwise sends usage to its vendor: a health gateway phones no one. */
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
