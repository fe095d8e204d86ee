throw new Error('The worker fails.');
