package org.clockhouse.account.spi;

import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Nested;

class InMemoryRepositoriesTest {

    private final InMemoryTransactions transactions = new InMemoryTransactions();

    @Nested
    class OfAccounts extends AccountRepositoryContract {
        private final AccountRepository accounts = new InMemoryAccounts(transactions);

        @Override
        protected Transactions transactions() {
            return transactions;
        }

        @Override
        protected AccountRepository accounts() {
            return accounts;
        }
    }

    @Nested
    class OfSignIns extends SignInRepositoriesContract {
        private final SecretRepository secrets = new InMemorySecrets(transactions);
        private final SessionRepository sessions = new InMemorySessions(transactions);
        private final LockOutRepository lockOuts = new InMemoryLockOuts(transactions);

        @Override
        protected Transactions transactions() {
            return transactions;
        }

        @Override
        protected SecretRepository secrets() {
            return secrets;
        }

        @Override
        protected SessionRepository sessions() {
            return sessions;
        }

        @Override
        protected LockOutRepository lockOuts() {
            return lockOuts;
        }
    }

    @Nested
    class OfRights extends RightsRepositoriesContract {
        private final ApiKeyRepository keys = new InMemoryApiKeys(transactions);
        private final RoleRepository roles = new InMemoryRoles(transactions);

        @Override
        protected Transactions transactions() {
            return transactions;
        }

        @Override
        protected ApiKeyRepository keys() {
            return keys;
        }

        @Override
        protected RoleRepository roles() {
            return roles;
        }
    }

    @Nested
    class OfTheCompany extends CompanyRepositoryContract {
        private final InMemoryCompanies companies = new InMemoryCompanies(transactions);

        @Override
        protected Transactions transactions() {
            return transactions;
        }

        @Override
        protected CompanyRepository founding() {
            return companies;
        }

        @Override
        protected Companies companies() {
            return companies;
        }
    }
}
